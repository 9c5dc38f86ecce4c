# An index that lies in the folder it is made of does not index itself.
mkdir brieven
printf 'Een brief over proeftuinen.\n' > brieven/brief.txt
kamerzoek --db brieven/index index -q brieven
kamerzoek --db brieven/index index brieven
kamerzoek --db brieven/index list --format text | wc -l
