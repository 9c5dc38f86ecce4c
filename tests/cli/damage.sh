# Damage is told as damage (exit 4), and nothing that is there is thrown away.
mkdir brieven
printf 'id: kst-30000-2\nalias: kst-30000-1\ntitle: Brief\n\nOver proeftuinen.\n' > brieven/brief.txt
kamerzoek --db index index -q brieven

echo '== an alias in any spelling'
kamerzoek --db index list --format ids
kamerzoek --db index show --format json '30 000, nr. 1' | grep -c kst-30000-2

echo '== without current'
rm index/current
kamerzoek --db index index -q brieven
echo exit $?
ls index/gen-000001/glass/postlist.glass
echo gen-000001 > index/current
kamerzoek --db index search --format ids proeftuinen

echo '== a table cut short'
truncate -s 100 index/gen-000001/glass/postlist.glass
kamerzoek --db index search proeftuinen 2> /dev/null
echo exit $?

echo '== what cannot be a letter is not even read'
truncate -s 300M brieven/film.mp4
kamerzoek --db new index brieven
echo exit $?
