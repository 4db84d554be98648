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
        "Ressortspor viser et spor ad gangen: formål, hvem der afgiver og modtager, datoer, "
        "tabeller, fordeling, beløb nævnt i teksten og kilder.",
        "Vælg spor med tallene 1-8, Ctrl+pil op/ned eller i listen, fane med Ctrl+pil til siden. "
        "Enter på en tabel eller et beløb går til budgettet; F10 fører tilbage.",
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
