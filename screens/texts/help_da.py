"""Danish: what each screen is for."""

from __future__ import annotations

from typing import Final

HELP: Final[dict[str, tuple[str, ...]]] = {
    "overview": (
        "Overblik viser, hvad ressortændringerne koster, efter spor, udvalg og år, som det ser "
        "ud lige nu, ved siden af det, notatet trykte.",
        "Tegn: ◆ varige penge, ● ændret siden dokumentet, ≈ afrundet, i forklaret, ! afviger fra "
        "det trykte. Tab går fra tabellen til listerne under den og tilbage.",
        "Enter på et spor viser sporet, på et tal tabellen i budgettet, på en ændring eller en "
        "bemærkning det felt, den handler om.",
    ),
    "track": (
        "Ressortspor viser et spor ad gangen: formål, tabeller, fordeling, beløb i teksten, "
        "milepæle, risici, organer, MED, nøgletal, it og ansvar, mål, noter, uafklaret og kilder.",
        "Vælg spor med tallene 1-8, Ctrl+pil op/ned eller i listen, fane med Ctrl+pil til siden. "
        "‹3 og 2› er faner uden for linjen; efter den sidste kommer den første.",
        "Enter på en række går derhen, hvor den rettes; F10 fører tilbage. F3 viser postens kilde.",
    ),
    "budget": (
        "Budget retter beløbene. Skriv et tal og tryk Enter; Esc lader alt være, som det var. "
        "Mens du skriver, viser totalerne, hvad de vil blive.",
        "1.125 er ettusind ethundrede og femogtyve af tabellens enhed. 236,8, 1,1 mio., 504 t.kr. "
        "og 1.125.000 kr. forstås også. 900-1000 er et spænd, ? er uoplyst, - er tomt.",
        "+50 lægger til, +3 % og -10 % ganger op og ned. =x-50 regner videre på feltet, =900+150 "
        "regner sammen.",
        "Et felt af flere aktiviteter åbner sig, så de kan rettes hver for sig, eller det nye tal "
        "fordeles på dem, når du har set hvordan.",
        "Tegn efter et tal: ● ændret siden dokumentet, › ville blive, ≈ afrundet, i forklaret, "
        "! afviger fra det trykte, ? uafklaret, ~ usikkert.",
    ),
    "organisation": (
        "Organisation viser udvalg, forvaltninger, styregrupper, projekter og MED: efter "
        "organisation, efter ressortspor, og hvad MED har behandlet, og hvad der mangler. Ctrl+T "
        "skifter. Ruden viser roller, møder, bemærkninger, opgaver, spor og kilde.",
        "Skriv for at finde et organ, også »styregruppe hjemmepleje«; Esc viser alle igen. Pil "
        "venstre og højre folder sammen og ud, Ctrl+pil op/ned ruller ruden.",
        "Enter går ind i ruden, hvor Enter retter det, du står på, og Ctrl+D sletter det. Ctrl+N "
        "lægger et organ, en rolle, et møde eller en bemærkning til.",
        "Alt+pil op/ned flytter et organ blandt dem, det står ved siden af. Ctrl+X klipper det med "
        "alt under sig, og Ctrl+V eller Ctrl+L sætter det ind under det, du står på.",
        "Navne på personer vises kun, når du beder om det med Ctrl+G, og udskrives kun, når du så "
        "vælger det. F9 udskriver det, du står på, eller hvad MED har behandlet i alle spor. "
        "Tegn: ✂ klippet.",
    ),
    "hours": (
        "Åbningstider viser kontaktcentrenes telefontider. Skriv 9-13, 7.30-15.30, »9-12, 13-15« "
        "eller lukket, og tryk Enter; - eller Del tømmer dagen. Mens du skriver, viser timer, "
        "ændring og billedet, hvad de vil blive.",
        "Under tabellen: hvor mange linjer der er åbne i hver halve time, første åbner og sidste "
        "lukker, og bjælker for den række, du står på. 0 og ! er tid, hvor ingen svarer.",
        "Nederst står det center, de andre holdes op imod (Borgerservice); skriv dets tider selv. "
        "I bjælkerne er █ åbent, ▒ åbent uden for dets tid og · kun det åbent (mangler).",
        "Ctrl+T skifter mellem nu og kommende. Kommende dage, der ikke er skrevet, er som nu (=). "
        "Ctrl+R kopierer dagen til ugen, Ctrl+G fylder ned, Ctrl+L viser weekenden. I et smalt "
        "vindue står timer og ændring til højre for dagene; End går dertil.",
        "Tegn efter en tid: ● anden end den trykte, › ville blive, = som nu; efter timer: ? en "
        "hverdag er ikke oplyst.",
    ),
    "timeline": (
        "Tidslinje viser alle milepæle og sporenes ikrafttræden efter dato, med dagen i dag "
        "imellem. "
        "Øverst står, hvad der er det næste. Ctrl+T skifter mellem listen og et billede efter "
        "måned, i et smalt vindue efter kvartal; markøren bliver på samme række.",
        "Skriv i listens felter: en dato som 1. april 2026, 1/4-2026, Q4 2026, medio 2027 eller "
        "senest 1. august 2026, en status, en note. Under listen står, hvordan det forstås; Enter "
        "tager det, Esc lader alt være. Ctrl+K afslutter og åbner igen.",
        "Flyttes et ressortflyt, ser du, hvad i projektet der nu ligger før og efter, og det "
        "første års budget, der følger: årets beløb × måneder / 12. Tag det som én ændring, ret "
        "kun datoen, eller lad det være.",
        "F4 filtrerer på ord, spor:2, slags:MED, organ:HovedMED eller projekt:BUF. Ctrl+L skriver "
        "det viste som en kalender (.ics), F9 som en side.",
        "Tegn: ! overskredet, ✓ afsluttet, – bortfaldet; i billedet ◆ en dag, ━ en periode, │ i "
        "dag, ◂ ▸ uden for billedet.",
    ),
    "registers": (
        "Registre viser ét register ad gangen: kald og ventetider, nøgletal, it-systemer, ansvar, "
        "risici, tiltag, åbne spørgsmål og resten. Ctrl+T lister dem med antal, Ctrl+pil op/ned "
        "går til det næste. Ruden fortæller alt om den post, du står på; Alt+pil ned læser videre.",
        "Skriv i felterne, eller tryk Enter: hvor der er noget at vælge, kommer en liste. Datoer "
        "skrives som 1. april 2026, Q4 2026 eller medio 2027, tider som 6:35, spor med nummer. "
        "Ruden siger, hvordan det forstås. Ctrl+E viser alle felter, Ctrl+N lægger en post til.",
        "Ctrl+U følger op med status, ansvarlig, frist og næste skridt; Ctrl+K afslutter og åbner "
        "igen. F4 finder ord i alle felter, Ctrl+O sorterer, F8 viser kun din forvaltnings, F9 "
        "skriver det viste som en side.",
        "Tegn: * udledt af teksten, = regnet ud, ! fristen er overskredet, ✓ afsluttet, "
        "– bortfaldet.",
    ),
    "follow_up": (
        "Opfølgning viser alt, der kan arbejdes af: milepæle, åbne spørgsmål, tiltag, "
        "MED-bemærkninger, usikre og uoplyste beløb og alt andet, der er sat en opfølgning på. "
        "Det står efter frist: overskredet, næste 14 dage, senere og uden frist.",
        "Skriv i rækken: en frist som 1/8 eller 1. august 2026 (uden år den næste, der kommer), "
        "ansvarlig som rolle, forvaltning eller begge: »Projektleder, SUF«, og næste skridt; "
        "status vælges af en liste med F2. En milepæl har sin egen dato som frist, til du "
        "skriver en anden.",
        "Ctrl+K afslutter og åbner igen; Ctrl+Z fortryder. Ctrl+T viser også det, der er afsluttet "
        "eller bortfaldet. Ctrl+N lægger et åbent spørgsmål til, og markøren står så på fristen.",
        "F4 filtrerer på ord, spor:5, forvaltning:SOF, ansvarlig:projektleder, status:afventer, "
        "slags:tiltag, »uden ansvarlig« og »uden frist«. F8 viser kun din forvaltnings.",
        "Enter går til posten selv, F10 tilbage. Tegn: ! overskredet, ✓ afsluttet, – bortfaldet, "
        "* udledt af teksten.",
    ),
    "dialog": (
        "En rude over skærmen. Esc lukker den og lader alt være, som det var; er der skrevet "
        "noget, bliver du spurgt først.",
        "Tab går til næste felt, pil op og ned vælger, Enter godkender, og Ctrl+S gemmer, hvor der "
        "er flere felter.",
    ),
    "changes": (
        "Ændringer viser alt, hvad der er rettet, af hvem, hvornår og hvorfor, nyeste først.",
        "Enter går til feltet. F4 filtrerer på aktivitet, spor, person eller dag. Ctrl+D "
        "fortryder den ændring, du står på, når intet senere bygger på den.",
        "Tegn efter tiden: ↶ fortrudt.",
    ),
}
"""By the screen's name: a paragraph a line."""
