/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that are not what a lexicon says when they stand in a compound. */
#include "text/compound_words.h"

#include <string.h>

/* The de of deal and the een of eenheid; and what derives a word instead of making a
 * compound of it: gezang has nothing to do with ge. */
static const char never_begin[] =
	"a ab al als amen ap be ben bes bet col com con daar dan dat der die ding dit en "
	"er ex ge geb gek gel gem ges gesp geste gew gez glo han heid hem het hier hij "
	"ik im indus inge is je jus ma met nu of ont overen pa pas per prak pro pur "
	"strafbaars te temp ten ter toes trad ver verg verk vers verv verw voorn voorst "
	"waar we zal ze zich zo";

/* Not a part themselves, but what is behind them is a word: herbenoeming is a
 * benoeming, an antidopingbeleid a dopingbeleid. */
static const char prefixes[] =
	"aarts anti her macro mede mega micro mid mini mis multi neo niet oud para "
	"pseudo semi stief sub super trans ultra vice wan";

/* The same, when the whole is not from a verb: an onderbuik is a buik, but a voorstel no
 * stel. */
static const char particles[] =
	"aan af bij contra door extra in mee na naar om onder op over samen terug toe "
	"uit voor";

/* The same, when what is behind them is long: the reorganisatie is an organisatie, but
 * the reactie no actie. */
static const char latin[] = "co de des dis inter intra non on pre re";

/* Nouns of verbs: behind a particle they are from its verb, as uitspraak is of
 * uitspreken. */
static const char verbal[] =
	"braak breuk daad dracht gang gave gift greep kering komst koop leiding name "
	"neming schot schrift slag slagen spraak stand stel trede vang vloed voer worp "
	"zicht";

/* The same, whoever knows it: the tegenpartij is a partij. */
static const char sides[] = "achter binnen boven buiten tegen tussen";

/* First parts that a list of words has at most as words on their own, or not at all. */
static const char begin[] =
	"acht agro astro bio chemo crypto cyber digi drie eco een electro elektro foto "
	"geo hydro immuno kinesi mid nano negen neuro neven nucleo petro psycho radio "
	"socio supermarkt tele thermo tien twaalf twee veertig video vier vijf zes "
	"zeven zij";

/* They say something of all that follows: the wereldtitelduel is about the titelduel
 * of the world. */
static const char wide[] =
	"beroeps euro hoofd indoor mega midden mini nood rijks staats super top wereld";

/* The endings of words that were derived, and syllables that happen to be words: the
 * ster of minister, the schap of wetenschap. */
static const char never_end[] =
	"aak aal aar aars aat achtig ade age agie air ale ancien ant aris atie baar bel "
	"chap danig de der dom eel een eer eerder ego eik eke el els en ende enden ens "
	"ent er era ere erg ers ess est ette eur ever gel ger gering ging haam halve "
	"heden heid hui ich iek ier ig ijking ijzing ine ing ion isch isme ist iteit je "
	"kel ken ker king lands len lende lijk lijke lijker ling logie loos loze matig "
	"matige men mer mes ming naar natie natief nel nen nering ning ode oen oer ons "
	"oog ooi ook oor oot ore ose ping pje raat rij rijk rijke rijks rijkste rist ruk "
	"schap schappelijk schappelijke sel sing ste sten ster stering te tel teling ten "
	"ter tering tes tie ting tje tor trie ure ven vering ving waardig wering "
	"werkelijk zaam zakelijk zering zing";

/* Never alone, and no ending: the ganger of a voetganger. */
static const char only_end[] =
	"ganger genote geving houderij houdster luider neming voerster";

/* Of words with three letters only these are taken for a part: too many words happen
 * to begin or end like one. */
static const char shorts[] =
	"app bad bal bed bon bos bus cao cel dag dak dam eco erf gas hal hof hut ijs "
	"jas kas kip koe lab les lid lof man nat net pad pas pot rij ski tak tas uur "
	"vak vee vet vis wad web weg wet wol zak zee zon";

/* Nederland is no land, and Dordrecht no recht. */
static const char places[] = "burg dam hoven land recht rijk";

/* Once compounds, and now words with a meaning of their own; and what was never one. */
static const char whole[] =
	"aandeel aandoening aandrang aanhang aanklacht aanspraak aantal achtergrondig "
	"achteruit adressant adressante afgevaardigde afkomst afscheid allemaal "
	"alternatief amendement andermaal anderszins antibioticum behandeling belangrijk "
	"belangrijkste bestreden bijeenkomst bijvoorbeeld binnenland buitenland "
	"burgemeester centrale coefficient cooperatie cooperatief coordinaat coordinatie "
	"coordinator cultuur dergelijk deskundig deskundigheid dienst dossier eenmaal "
	"eenzelfde europees evenwicht genomen getrokken handvest hebbende hebbenden "
	"helemaal herstel hoeveelheid inbegrip indruk industrie informatie inkomsten "
	"inmiddels innovatie instelling integendeel interne kantoor koninkrijk "
	"laboratorium maatschappij mededeling mededinging medewerker medewerking meestal "
	"minimaal misdaad nadeel nadruk namens namiddag natuur normaal obstakel oktober "
	"omhoog omlaag omvang omwonende omwonenden ondanks onderdeel ondermeer onderpand "
	"onderscheid onderwijs oordeel oorkonde oorlog oorsprong oorzaak oppositie "
	"optreden opzet opzicht overeenkomst overeenstemming overeind overlast overmacht "
	"paradijs paragraaf parallel parameter partij platform platteland praktijk "
	"premier prestatie rapport reactie recent recreatie republiek resolutie respons "
	"samenstelling standaard tegendeel tegengegaan tegenover tegenslag tegenstelling "
	"telefoon televisie temperatuur terzake toestand toezicht transactie "
	"transformatie transport uittreksel uitvoerder uitvoerders vergelijkbaar "
	"verzoekster voldoening volkomen voorbaat voorbeeld voordeel voorgoed voorhand "
	"voorhanden voorkeur voorkomen voornaam voornemens vooroordeel voorraad "
	"voorrecht voorsprong voorstander vooruitgang voorwaar voorwaarde voorzitter "
	"voorzorg vrijwilliger wanneer wellicht zichzelf zijdelings";

static void add_list(kzi_draft *draft, const char *list, unsigned kind)
{
	for (size_t taken; *list != '\0'; list += taken, list += *list == ' ') {
		taken = strcspn(list, " ");
		kzi_draft_add(draft, list, taken, kind);
	}
}

void kzi_compound_words_add(kzi_draft *draft)
{
	add_list(draft, never_begin, KZI_LEX_NEVER_BEGINS);
	add_list(draft, prefixes, KZI_LEX_PREFIX);
	add_list(draft, particles, KZI_LEX_PARTICLE);
	add_list(draft, latin, KZI_LEX_LATIN);
	add_list(draft, verbal, KZI_LEX_VERBAL);
	add_list(draft, sides, KZI_LEX_PREFIX);
	add_list(draft, begin, KZI_LEX_BEGINS);
	add_list(draft, wide, KZI_LEX_WIDE);
	add_list(draft, never_end, KZI_LEX_NEVER_ENDS);
	add_list(draft, shorts, KZI_LEX_SHORT);
	add_list(draft, places, KZI_LEX_PLACE);
	add_list(draft, whole, KZI_LEX_WHOLE);
	add_list(draft, only_end, KZI_LEX_ONLY_ENDS);
}
