/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The -s of plurals and genitives: regels, moties, beleids-. The -s of kans, grens and
 * nieuws is of the word. */
#include "text/rules.h"

static const kzi_rule plural_s[] = {
	/* Behind a syllable that Dutch makes plural with -s. */
	{"es", "e", KZI_CONSONANT, "keuzes"},
	{"ies", "ie", KZI_SYLLABLE, "organisaties"},
	{"oes", "oe", KZI_SYLLABLE, "taboes"},
	{"ues", "ue", KZI_ANY, "issues"},
	{"els", "el", KZI_SYLLABLE, "regels"},
	{"ers", "er", KZI_SYLLABLE, "ondernemers"},
	{"ens", "en", KZI_SYLLABLE, "gegevens"},
	{"eaus", "eau", KZI_ANY, "uitzendbureaus"},
	{"eurs", "eur", KZI_SYLLABLE, "rijinstructeurs"},
	{"ars", "ar", KZI_SYLLABLE, "makelaars"},
	{"airs", "air", KZI_ANY, "intermediairs"},
	{"ors", "or", KZI_SYLLABLE, "sectors"},
	{"ons", "on", KZI_SYLLABLE, "salons"},
	{"als", "al", KZI_SYLLABLE, "totals"},
	{"ents", "ent", KZI_PART, "agreements"},
	{"ants", "ant", KZI_SYLLABLE, "brabantse"},
	{"ins", "in", KZI_SYLLABLE, "vaccins"},
	{"ays", "ay", KZI_ANY, "essays"},
	{"oys", "oy", KZI_ANY, "cowboys"},
	{"eys", "ey", KZI_ANY, "jockeys"},
	{"oirs", "oir", KZI_ANY, "reservoirs"},
	{"ours", "our", KZI_ANY, "tours"},
	{"lieus", "lieu", KZI_ANY, "milieus"},
	{"uns", "un", KZI_SYLLABLE, "stenguns"},
	{"uurs", "uur", KZI_SYLLABLE, "natuurs"},
	/* Behind -e: not every one is mute. */
	{"minees", "minee", KZI_ANY, "dominees"},
	{"ntrees", "ntree", KZI_ANY, "entrees"},
	{"ansees", "ansee", KZI_ANY, "chimpansees"},
	{"ieres", "iere", KZI_ANY, "barrieres"},
	{"logees", "logee", KZI_ANY, "logees"},
	{"matinees", "matinee", KZI_ANY, "matinees"},
	{"trainees", "trainee", KZI_ANY, "trainees"},
	{"lycees", "lycee", KZI_ANY, "lycees"},
	{"hectares", "hectare", KZI_ANY, "hectares"},
	/* Between two parts of a compound, as in onderzoeks- en innovatiebeleid. */
	{"zoeks", "zoek", KZI_ANY, "onderzoeks"},
	{"bieds", "bied", KZI_ANY, "gebieds"},
	{"teits", "teit", KZI_ANY, "stabiliteits"},
	/* Consonants behind which hardly any Dutch word has an -s of its own. */
	{"bs", "b", KZI_PART, "energiehubs"},
	{"ps", "p", KZI_PART, "workshops"},
	{"ms", "m", KZI_PART, "programs"},
	{"cs", "c", KZI_PART, "trucs"},
	{"fs", "f", KZI_PART, "chefs"},
	{"gs", "g", KZI_PART, "blogs"},
	{"ws", "w", KZI_PART, "reviews"},
	{"cks", "ck", KZI_PART, "trucks"},
	{"nks", "nk", KZI_PART, "banks"},
	{"rks", "rk", KZI_PART, "networks"},
	{"lks", "lk", KZI_PART, "elks"},
	{"sks", "sk", KZI_PART, "desks"},
	{"oks", "ok", KZI_PART, "macbooks"},
	{"nds", "nd", KZI_PART, "trends"},
	{"rds", "rd", KZI_PART, "standards"},
	{"ids", "id", KZI_PART, "geluids"},
	{"oods", "ood", KZI_ANY, "foods"},
	{"ads", "ad", KZI_ANY, "downloads"},
	{"elds", "eld", KZI_ANY, "gewelds"},
	/* English plurals with a sound between. */
	{"sses", "s", KZI_ANY, "hostesses"},
	/* Loan words whose last consonant often has one. */
	{"eaks", "eak", KZI_ANY, "breaks"},
	{"erts", "ert", KZI_ANY, "experts"},
	{"irts", "irt", KZI_ANY, "shirts"},
	{"orts", "ort", KZI_ANY, "rapports"},
	{"ights", "ight", KZI_ANY, "rights"},
	{"ints", "int", KZI_ANY, "points"},
	{"unts", "unt", KZI_ANY, "stunts"},
	{"cts", "ct", KZI_ANY, "contracts"},
	{"fts", "ft", KZI_ANY, "lofts"},
	{"pts", "pt", KZI_ANY, "scripts"},
	{"sts", "st", KZI_ANY, "boosts"},
	{"ats", "at", KZI_ANY, "flats"},
	{"heets", "heet", KZI_ANY, "sheets"},
	{"ots", "ot", KZI_ANY, "robots"},
	{"outs", "out", KZI_ANY, "scouts"},
	{"erns", "ern", KZI_ANY, "bierconcerns"},
	{"ails", "ail", KZI_ANY, "mails"},
	{"ools", "ool", KZI_ANY, "poolse"},
	{"lls", "ll", KZI_ANY, "bills"},
	{"wls", "wl", KZI_ANY, "bowls"},
	{"gets", "get", KZI_ANY, "targets"},
	{"ckets", "cket", KZI_ANY, "tickets"},
	{"rkets", "rket", KZI_ANY, "markets"},
	{"sets", "set", KZI_ANY, "datasets"},
	{"units", "unit", KZI_ANY, "koelunits"},
	{"shampoos", "shampoo", KZI_ANY, "shampoos"},
	{"clouds", "cloud", KZI_ANY, "clouds"},
	{"plafonds", "plafond", KZI_ANY, "omzetplafonds"},
	{"consuls", "consul", KZI_ANY, "consuls"},
	{"krachs", "krach", KZI_ANY, "krachs"},
	{"oorns", "oorn", KZI_ANY, "eekhoorns"},
	{"aarns", "aarn", KZI_ANY, "lantaarns"},
	{"cuits", "cuit", KZI_ANY, "circuits"},
	{"fans", "fan", KZI_ANY, "fans"},
	{"plans", "plan", KZI_ANY, "plans"},
	{"ligans", "ligan", KZI_ANY, "hooligans"},
	{"talibans", "taliban", KZI_ANY, "talibans"},
	{"hits", "hit", KZI_ANY, "hits"},
	{"runs", "run", KZI_ANY, "runs"},
	{"mandrils", "mandril", KZI_ANY, "mandrils"},
	{"sultans", "sultan", KZI_ANY, "sultans"},
	{"charlatans", "charlatan", KZI_ANY, "charlatans"},
	{"korans", "koran", KZI_ANY, "korans"},
	{"cans", "can", KZI_ANY, "scans"},
	{"pellets", "pellet", KZI_ANY, "pellets"},
	{"puts", "put", KZI_ANY, "inputs"},
	{"grids", "grid", KZI_ANY, "grids"},
	{"pods", "pod", KZI_ANY, "ipods"},
	{"koks", "kok", KZI_ANY, "koks"},
	{"biljarts", "biljart", KZI_ANY, "biljarts"},
	{"elkaars", "elkaar", KZI_ANY, "elkaars"},
	/* Of the word itself, where one of the above would take it. */
	{"mens", NULL, KZI_CONSONANT, "boezemmens"},
	{"wens", NULL, KZI_CONSONANT, "kerstwens"},
	{"lens", NULL, KZI_CONSONANT, "contactlens"},
};

/* Of the word itself. */
static const kzi_own plural_s_own[] = {
	{KZI_ANY, "adres advies ares atheens baars barones beiers beurs bordes burgs "
		  "cameralens congres cours daags dagbladpers dams deens divers does "
		  "drukpers ellips eres exces expres fles fonds fries geefs gids "
		  "gips grens groenlinks gronds hakmes hals heers heidens hospes "
		  "iens iveles jaars jaloers jles joods kaars knots koers lands lbes "
		  "loods loops luidkeels markies mars mles moes nieuws nles omhels "
		  "pbes plaats praags precies preses prins proces rbes reces rengels "
		  "rles rots rups schaars schors skies sles sloveens speels spies "
		  "spons succes tendens turks verlies vlies waals wals wulps zakmes "
		  "zwitsers"},
	{KZI_WORD, "alles alvorens anders deels eens elders ergens evenals groots hemels "
		   "hoogstens iers jegens krachtens laars langs leges links minstens "
		   "namens nergens overigens sinds soms telkens tevens tijdens trouwens "
		   "ververs vervolgens volgens voorts wegens zelfs zoals"},
	{KZI_VERB, "engels kies peins vries"},
};

const kzi_ruleset kzi_plural_s = KZI_RULESET(plural_s, plural_s_own);
