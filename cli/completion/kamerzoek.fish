# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of kamerzoek for fish. Holds no list of its own: `kamerzoek complete` says
# what a word may become. Nothing that it says is ever run or expanded here.

function __kamerzoek_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    set -l answer ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    set -l before (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -- "$before" '' "$current")
    switch "$answer[1]"
        case files
            printf "$before%s\n" (__fish_complete_path "$path")
        case folders
            printf "$before%s\n" (__fish_complete_directories "$path")
    end
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
end

complete -c kamerzoek -f -a '(__kamerzoek_complete)'
