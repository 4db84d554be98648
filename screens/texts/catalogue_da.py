"""Danish: every message by its code. `screens.texts.messages` fills in the values.

A part in square brackets is left out when a value in it is not known. `{place}` begins what is
said of a CSV file; `{it}` is the kind of record with its id, as in `aktiviteten »oek19-t6-r04«`.
"""

from __future__ import annotations

from typing import Final

from store.checks import FindingCode
from store.errors import Code
from store.notices import NoticeCode

ERRORS: Final[dict[Code, str]] = {
    # typed amounts
    Code.AMOUNT_EMPTY: (
        "Der er ikke skrevet noget beløb. Skriv et tal, »?« for uoplyst eller »-« for tomt."
    ),
    Code.AMOUNT_UNREADABLE: (
        "»{text}« kan ikke læses som et beløb; det går galt ved tegn {sign}. "
        "Skriv fx 1.125, 236,8, 900-1000, +50, +3 % eller =x-50."
    ),
    Code.AMOUNT_AMBIGUOUS: "»{text}« er ikke entydigt. Skriv {readings}.",
    Code.AMOUNT_FRACTION: "»{text}« giver ikke hele kroner. Skriv et beløb uden øre.",
    Code.AMOUNT_TOO_LARGE: "Beløbet er for stort. Det højeste er {limit} kr.",
    Code.AMOUNT_RANGE_REVERSED: "Spændet vender forkert. Skriv det mindste tal først.",
    Code.AMOUNT_RELATIVE_REFUSED: (
        "»{text}« regner videre på feltets beløb, men {basis}. Skriv hele beløbet."
    ),
    Code.AMOUNT_DIVISION_BY_ZERO: "»{text}« deler med nul.",
    Code.AMOUNT_TOO_LONG: "Teksten er for lang til et beløb. Der er plads til {limit} tegn.",
    # typed dates
    Code.DATE_UNREADABLE: (
        "»{text}« kan ikke læses som en dato.[ Den måned har {days} dage.]"
        "[ Et år har {months} måneder.][ Et år har {quarters} kvartaler.]"
        "[ Et år har {halves} halvår.][ Året skal være fra {first} til {last}.]"
        " Skriv fx 1. april 2026, 1/4-2026, april 2026, Q4 2026, 1. halvår 2026, medio 2027, "
        "senest 1. august 2026 eller 2030."
    ),
    Code.DATE_NO_YEAR: "»{text}« mangler et år. Skriv det med, fx 1. april 2026 eller Q4 2026.",
    # records and changes
    Code.RECORD_MISSING: "Der findes {none} med id »{id}«.",
    Code.RECORD_EXISTS: "Der findes allerede en post med id »{id}« blandt {all}. Vælg et andet id.",
    Code.RECORD_IN_USE: (
        "»{id}« kan ikke slettes, for {user_of_it} henviser til den i feltet »{field}«. "
        "Ret eller slet henvisningen først."
    ),
    Code.RECORD_BAD_ID: (
        "»{id}« kan ikke bruges som id. Et id begynder med et bogstav, har kun bogstaver, tal og "
        "tegnene - _ . imellem og må ikke ligne en dato."
    ),
    Code.KIND_UNKNOWN: "Der findes intet register, der hedder »{table}«.",
    Code.FIELD_UNKNOWN: "Feltet »{field}« findes ikke for {many}.",
    Code.FIELD_REQUIRED: "Feltet »{field}« skal udfyldes for {it}.",
    Code.FIELD_VALUE: (
        "Der står noget i feltet »{field}« for {it}, som ikke kan stå der: »{value}«."
        "[ Der skal stå {wanted}.]"
    ),
    Code.FIELD_REFERENCE: (
        "Feltet »{field}« for {it} henviser til »{value}«, "
        "som ikke findes blandt {target_all} eller ikke hører til her."
    ),
    Code.FIELD_TEXT: (
        "Feltet »{field}« for {it} har tegn, der ikke kan gemmes (NUL eller halve tegn). "
        "Skriv teksten uden dem."
    ),
    Code.FIELD_TOO_LONG: (
        "Teksten i feltet »{field}« for {it} er for lang. Der er plads til {limit} tegn."
    ),
    Code.FIELD_CPR: (
        "Feltet »{field}« for {it} ligner et CPR-nummer. Personnumre hører ikke til i en "
        "arbejdsfil; skriv det uden."
    ),
    Code.ENTRY_UNREADABLE: "»{value}« kan ikke stå i feltet »{field}«.[ Skriv {wanted}.]",
    Code.ENTRY_REQUIRED: "Feltet »{field}« skal udfyldes.",
    Code.ENTRY_REFERENCE: "»{value}« findes ikke blandt {target_all}.",
    Code.ENTRY_AMBIGUOUS: "»{value}« kan være {readings}. Skriv mere af navnet.",
    Code.ENTRY_DAY: "»{value}« er ikke en bestemt dag. Skriv fx 1. april 2026 eller 1/4-2026.",
    Code.HOURS_REVERSED: (
        "{centre}, {weekday} ({variant}): åbningstiden {opens}-{closes} kan ikke stå her. Skriv et "
        "tidspunkt, der åbner, før det lukker, som 09:00 til 13:00, eller lad dagen være lukket "
        "uden tider."
    ),
    Code.HOURS_CLASH: (
        "{centre}, {weekday} ({variant}): {first} og {second} kan ikke begge gælde, for de falder "
        "oven i hinanden. Lad den ene begynde, når den anden er slut, skriv dem som én, eller "
        "slet den ene."
    ),
    Code.HOURS_CLOSED_OPEN: (
        "{centre}, {weekday} ({variant}): dagen kan ikke både være lukket og have tider ({hours}). "
        "Slet enten lukningen eller tiderne."
    ),
    Code.HOURS_CLOSED_TWICE: (
        "{centre}, {weekday} ({variant}): dagen er lukket to gange. Slet den ene."
    ),
    Code.BODY_CYCLE: (
        "»{id}« kan ikke høre under »{value}«, for så hører det under sig selv. "
        "Vælg et andet organ."
    ),
    Code.FOLLOW_UP_TWICE: "»{value}« har allerede en opfølgning. Ret den i stedet.",
    Code.PERIOD_UNREADABLE: (
        "»{value}« er ikke en periode. Skriv et år fra 1900 til 2199 eller »årlig«."
    ),
    Code.ROW_CYCLE: (
        "Rækken »{id}« kan ikke ligge i gruppen »{value}«, for så ligger den i sig selv. "
        "Vælg en anden gruppe."
    ),
    Code.PLACEMENT_TWICE: (
        "Aktiviteten »{value}« står allerede i en række i samme tabel. Den kan kun stå i én."
    ),
    Code.PLACEMENT_OTHER_VIEW: (
        "»{value}« hører ikke til samme tabel som {it}. Vælg »{field}« fra tabellen selv."
    ),
    Code.UNDO_NOTHING: "Der er intet at fortryde[: ændring {group} er allerede fortrudt].",
    Code.REDO_NOTHING: "Der er intet at gentage.",
    Code.UNDO_CONFLICT: (
        "Det kan ikke lade sig gøre, for {it} er ændret siden[ i feltet »{field}«]. "
        "Fortryd den senere ændring først."
    ),
    Code.UNDO_CREATION: (
        "Ændring {group} er arbejdsfilens oprettelse og kan ikke fortrydes. "
        "Lav en ny fil, hvis du vil begynde forfra."
    ),
    Code.GROUP_MISSING: "Der findes ingen ændring med id »{id}«.",
    Code.READ_ONLY: "{path} er åbnet skrivebeskyttet, så intet kan ændres.",
    Code.CLOSED: "{path} er lukket. Åbn den igen.",
    # the workbook file
    Code.FILE_MISSING: "Der er ingen arbejdsfil her: {path}",
    Code.FILE_EXISTS: "Der ligger allerede en fil her: {path}. Vælg et andet navn.",
    Code.FOLDER_MISSING: "Mappen til {path} findes ikke. Lav den først, eller vælg en anden.",
    Code.FILE_IS_FOLDER: "{path} er en mappe. Angiv filen selv.",
    Code.FILE_EMPTY: "{path} er tom og dermed ingen arbejdsfil. Den er ikke rørt. {copies}",
    Code.FILE_UNREADABLE: (
        "{path} kan ikke læses[: {system}]. Se, om det er den rigtige fil, og om disken eller "
        "drevet er der."
    ),
    Code.FILE_DENIED: (
        "{path} er skrivebeskyttet, eller du har ikke adgang til den. Bed ejeren om adgang, eller "
        "arbejd videre i en kopi et sted, hvor du må skrive."
    ),
    Code.FILE_NOT_JSON: (
        "{path} er beskadiget: linje {line}, tegn {column} er ikke JSON. Den er ikke rørt. {copies}"
    ),
    Code.FILE_NOT_UTF8: (
        "{path} er beskadiget: linje {line}, tegn {column} er ikke UTF-8. "
        "Den er ikke rørt. {copies}"
    ),
    Code.FILE_BAD_NUMBER: (
        "{path} har et tal, der ikke kan bruges, på linje {line}, tegn {column}: {found}. {copies}"
    ),
    Code.FILE_DUPLICATE_KEY: (
        "{path} har nøglen »{key}« to gange på linje {line}, tegn {column}. {copies}"
    ),
    Code.FILE_TOO_DEEP: (
        "{path} har mere end {limit} niveauer på linje {line}, tegn {column} "
        "og er ingen arbejdsfil herfra. Den er ikke rørt. Vælg en anden fil."
    ),
    Code.FILE_LONE_SURROGATE: (
        "{path} har et halvt tegn på linje {line}, tegn {column}, som ikke kan vises. {copies}"
    ),
    Code.FILE_FOREIGN: (
        "{path} er ikke en arbejdsfil fra dette program. Den er ikke rørt. Vælg en anden fil, "
        "eller lav en ny."
    ),
    Code.FILE_BAD_RECORD: (
        "{path} har en post, der ikke kan bruges: register »{table_name}«[, nummer {doc}]"
        "[, felt »{field_name}«]. Den er ikke rørt. {copies}"
    ),
    Code.FILE_TOO_NEW: (
        "{path} er skrevet af en nyere udgave af programmet (format {format}; denne udgave kender "
        "til og med {known}). Opdatér programmet."
    ),
    Code.FILE_LOCKED: (
        "{path} er i brug[ af {user}][ på {host}][ siden {since}]. "
        "Luk den dér, eller åbn den skrivebeskyttet."
    ),
    Code.FILE_REPLACED: (
        "En anden har skrevet i {path}, mens den var åben her. Den er ikke skrevet over. "
        "Gem en kopi under et andet navn."
    ),
    Code.FILE_REMOVED: (
        "{path} er flyttet eller slettet, mens den var åben. Gem en kopi under et andet navn."
    ),
    Code.NOT_SAVED: (
        "{changes} er IKKE gemt i {path}: {reason}. Prøv igen, eller gem en kopi et andet sted."
    ),
    Code.SNAPSHOT_FAILED: (
        "Ændringerne er gemt i historikken, men {path} kunne ikke skrives om: {reason}. "
        "Intet er tabt; det sker næste gang, der gemmes. Lad historikken blive liggende, og skaf "
        "plads eller adgang."
    ),
    # the history file
    Code.HISTORY_DAMAGED: "Historikken {path} er beskadiget på linje {line}. Intet er ændret.",
    Code.HISTORY_GAP: (
        "Historikken {path} mangler noget: linje {line} har nummer {found}, men skulle have "
        "{expected}. Intet er ændret."
    ),
    Code.HISTORY_FOREIGN: "Historikken {path} hører til en anden arbejdsfil. Intet er ændret.",
    Code.HISTORY_BEHIND: (
        "Historikken {path} er ældre end arbejdsfilen, som er gemt {saved}. Intet er ændret."
    ),
    Code.HISTORY_AHEAD: (
        "{path} er en ældre kopi, gemt {saved}; historikken har {changes} efter den. "
        "Intet er ændret."
    ),
    Code.HISTORY_REPLACED: (
        "Historikken {path} er skiftet ud, mens arbejdsfilen var åben. Gem en kopi under et andet "
        "navn."
    ),
    Code.HISTORY_UNREPLAYABLE: (
        "Ændring {group} fra {time} i historikken {path} passer ikke til arbejdsfilen. "
        "Intet er ændret."
    ),
    # CSV
    Code.CSV_UNREADABLE: (
        "{place}Filen kan ikke læses[: {system}]. Ret stien, eller få adgang til filen."
    ),
    Code.CSV_NO_FILES: "Der er ingen CSV-filer at læse[ her: {path}].",
    Code.CSV_UNKNOWN_FILE: (
        "{place}Filen ligner intet register. Giv den navn efter et, fx aktiviteter.csv."
        "[ Overskrifterne passer til {fit}.]"
    ),
    Code.CSV_ENCODING: (
        "{place}Teksten er ikke {encoding} ved byte {byte}. Gem filen som CSV UTF-8."
    ),
    Code.CSV_NUL: "{place}Der er et NUL-tegn i cellen. Slet det.",
    Code.CSV_EMPTY: "{place}Filen er tom. Den skal begynde med en række overskrifter.",
    Code.CSV_UNCLOSED_QUOTE: (
        '{place}Anførselstegnet fra linje {line} lukkes aldrig. Sæt et " efter teksten.'
    ),
    Code.CSV_BAD_QUOTE: (
        "{place}Anførselstegnet på linje {found_line} står forkert. "
        'Et " inde i en tekst skrives "".'
    ),
    Code.CSV_RAGGED: "{place}Rækken har {found} celler; overskriften har {expected}.",
    Code.CSV_UNKNOWN_COLUMN: "{place}Registret har ingen sådan kolonne. Brug {known}.",
    Code.CSV_REPEATED_COLUMN: "{place}Kolonnen står både som nummer {positions}. Slet den ene.",
    Code.CSV_NO_ID_COLUMN: "{place}Kolonnen »id« mangler. Uden den kendes rækkerne ikke igen.",
    Code.CSV_REPEATED_ID: (
        "{place}Id »{value}« står også i {first_path}, række {first_row}. Hvert id må stå én gang."
    ),
    Code.CSV_CELL_TOO_LARGE: (
        "{place}Teksten er på {length} tegn. Der er plads til {limit} i en celle."
    ),
    Code.CSV_BAD_CELL: "{place}{complaint}",
    Code.CSV_AMBIGUOUS_NUMBER: (
        "{place}»{value}« kan læses på to måder. Beløb står i hele kroner; "
        "menes der tusinder, skrives {thousands}."
    ),
    Code.CSV_BAD_DATE: "{place}»{value}« er ingen dato. Skriv den som 2026-01-31 eller 31-01-2026.",
    Code.CSV_VIEW_CHANGED: (
        "{place}En tabel beregnes og kan ikke rettes her[; »{cell}« er ikke det, den har]. "
        "Ret beløbet i {register}, og importér det."
    ),
    Code.CSV_REFUSED: "Intet er importeret. Der er {faults}:",
    Code.EXPORT_EXISTS: (
        "Der ligger allerede {files} i vejen, den første er {path}. Vælg en anden mappe, eller "
        "skriv over."
    ),
    Code.EXPORT_LINK: "{path} er en genvej (link) og skrives ikke igennem. Vælg en anden mappe.",
    Code.EXPORT_FAILED: (
        "{path} kunne ikke skrives: {reason}.[ {written} af {count} filer blev skrevet; "
        "hver af dem er hel.] Skaf plads eller adgang, eller vælg en anden mappe, og skriv igen."
    ),
    # typed opening hours
    Code.HOURS_UNREADABLE: (
        "»{text}« kan ikke læses som en åbningstid. "
        "Skriv fx 9-13, 7.30-15.30, »9-12, 13-15« eller lukket."
    ),
    Code.HOURS_NO_TIME: (
        "{text} er ikke et klokkeslæt. Døgnet går fra 0 til 24, og minutterne fra 00 til 59."
    ),
    Code.HOURS_BACKWARDS: (
        "{text} lukker ikke efter, at det åbner. Skriv det tidligste først; "
        "hen over midnat skrives på to dage, 22-24 og 0-6."
    ),
    Code.HOURS_OVERLAP: (
        "{first} og {second} falder oven i hinanden. Lad den ene begynde, når den anden er "
        "slut, eller skriv dem som én."
    ),
    Code.HOURS_NO_CELL: (
        "»{text}« har ingen ugedag at stå i. Kopiér kun tiderne, eller begynd i et andet felt."
    ),
    Code.HOURS_PASTE: (
        "Intet er sat ind. [{centre}, {weekday} ({variant}): ][I det kopierede, række {line}, felt "
        "{across}: ]{complaint}[ I alt er der {faults} i det kopierede.]"
    ),
    # editing tables
    Code.CELL_EMPTY: (
        "Feltet har ingen aktiviteter, så der er intet sted at lægge et beløb. "
        "Opret en aktivitet, eller placér en her."
    ),
    Code.CELL_OF_SEVERAL: (
        "Feltet er summen af {count} aktiviteter og kan ikke skrives over. "
        "Åbn det, og ret aktiviteterne hver for sig, eller fordel en ny sum på dem."
    ),
    Code.SPREAD_RANGE: (
        "Summen kan ikke fordeles, for i aktiviteten »{label}« står der et spænd. "
        "Skriv et beløb dér først, eller ret aktiviteterne hver for sig."
    ),
    Code.SPREAD_UNKNOWN: (
        "Summen kan ikke fordeles, for i aktiviteten »{label}« står der »?«. "
        "Skriv et beløb dér først, eller ret aktiviteterne hver for sig."
    ),
    Code.SPREAD_BLANK: (
        "Summen kan ikke fordeles, for ingen af aktiviteterne har et beløb at fordele efter. "
        "Åbn feltet, og skriv beløbene i aktiviteterne."
    ),
    Code.SPREAD_PRICE_LEVELS: (
        "Summen kan ikke fordeles, for aktiviteterne står i hvert sit prisniveau, og de lægges "
        "ikke sammen. Åbn feltet, og ret aktiviteterne hver for sig."
    ),
    Code.LINE_OUTSIDE_VIEW: (
        "Aktiviteten »{label}« hører ikke til tabellen »{view}«. "
        "Den skal have tabellens art og ressortspor, før den kan placeres dér."
    ),
    Code.ROW_FOLLOWS_FIELD: (
        "Rækkerne i tabellen »{view}« følger feltet »{field}«. Ret feltet på aktiviteten i stedet."
    ),
    Code.ROW_IS_TOTAL: (
        "»{label}« er en sum og kan ikke have aktiviteter. Vælg en af de andre rækker."
    ),
    Code.ROW_FIXED: (
        "Rækken har en fast plads og kan ikke flyttes. "
        "Flyt i stedet en af tabellens egne rækker eller en enkelt aktivitet."
    ),
    Code.PASTE_TOO_LARGE: (
        "Der er mere end {limit} celler i det, der skal sættes ind. Kopiér et mindre område."
    ),
    Code.PASTE_NO_CELL: (
        "»{text}« har intet felt til et beløb at stå i. "
        "Kopiér kun beløbene, eller begynd i et andet felt."
    ),
    Code.PASTE_TWICE: (
        "»{text}« er et andet beløb til aktiviteten »{label}«, som får et længere oppe. "
        "Kopiér kun en af rækkerne."
    ),
}

IN_USE: Final = (
    "{path} er i brug[ af {user}][ på {host}][ siden {since}]. Her vises den skrivebeskyttet, som "
    "den var, da den blev læst. Luk den dér, og åbn den igen her for at ændre i den."
)
"""Code.FILE_LOCKED where the file has been opened to be read instead."""

NO_TEXT_FILE: Final = (
    "{place}Filen er ikke en CSV-tekst (den har NUL-tegn). "
    "Åbn den i Excel, og gem den som CSV UTF-8 (semikolonsepareret)."
)
"""Code.CSV_NUL in the first rows: a workbook of Excel's own, or UTF-16 without its mark."""

COMPLAINTS: Final[dict[Code, str]] = {
    Code.HOURS_NO_TIME: (
        "»{value}« er ikke et klokkeslæt. Skriv fx 09:00; døgnet går fra 00:00 til 24:00."
    ),
    Code.FIELD_REQUIRED: "Cellen skal udfyldes.",
    Code.FIELD_VALUE: "»{value}« kan ikke stå her.[ Der skal stå {allowed}.]",
    Code.FIELD_REFERENCE: "»{value}« findes ikke blandt {target_all}.",
    Code.RECORD_BAD_ID: (
        "»{value}« kan ikke bruges som id. Et id begynder med et bogstav, har kun bogstaver, tal "
        "og tegnene - _ . imellem og må ikke ligne en dato."
    ),
    Code.AMOUNT_UNREADABLE: "»{value}« er ikke et beløb. Skriv hele kroner, fx 1125000.",
    Code.AMOUNT_FRACTION: "»{value}« er ikke hele kroner. Skriv beløbet uden øre.",
    Code.AMOUNT_TOO_LARGE: "»{value}« er for stort. Det højeste er {limit} kr.",
    Code.AMOUNT_RANGE_REVERSED: "»{value}« vender forkert. Skriv det mindste tal først.",
    Code.AMOUNT_RELATIVE_REFUSED: "»{value}« er en ændring. Skriv hele beløbet uden plus foran.",
}
"""Why a cell of a CSV file was refused: the code its value would get on its own."""

OTHER_COMPLAINT: Final = "»{value}« kan ikke stå her."

NOTICES: Final[dict[NoticeCode, str]] = {
    NoticeCode.TORN_ENTRY_CUT: (
        "Den sidste ændring blev ikke skrevet færdig sidste gang ({bytes} byte) og er udeladt."
    ),
    NoticeCode.HISTORY_STARTED_ANEW: (
        "Arbejdsfilen kom uden sin historik. En ny er begyndt; tidligere ændringer kan ikke "
        "fortrydes."
    ),
    NoticeCode.HISTORY_LEFT_ASIDE: "Historikken, der ikke passede, er lagt til side: {path}",
    NoticeCode.NEWER_CHANGES_APPLIED: (
        "Arbejdsfilen er en ældre kopi, gemt {saved}. {changes} fra historikken er taget med."
    ),
    NoticeCode.EDITED_OUTSIDE: "{path} er ændret af et andet program. Alt i den er kontrolleret.",
    NoticeCode.MIGRATED: (
        "Arbejdsfilen er omskrevet fra format {found} til {now}. Den gamle ligger blandt kopierne."
    ),
    NoticeCode.BACKUP_FAILED: "Sikkerhedskopien kunne ikke laves: {reason}.",
}

FINDINGS: Final[dict[FindingCode, str]] = {
    FindingCode.INCOME_POSITIVE: (
        "Aktiviteten er en indtægt (I), men {amount} er over nul. Indtægter står med minus."
    ),
    FindingCode.EXPENSE_NEGATIVE: ("Aktiviteten er en udgift (U), men {amount} er under nul."),
}
