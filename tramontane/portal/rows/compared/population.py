"""How many people live in each Region, as INSEE counts them: what euros per inhabitant are divided by."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Population:
    """The municipal population of a Region, the year it stands for, and where it is published."""

    people: int
    year: int
    href: str

    @property
    def source(self) -> str:
        """« Insee, population municipale 2021 »."""
        return str(_("Insee, population municipale {year}")).format(year=self.year)


_OF_2021 = "https://www.insee.fr/fr/statistiques/7728783"
_OF_MAYOTTE = "https://www.insee.fr/fr/statistiques/3291775"

#: By INSEE code. Décret n° 2023-1256 of 26 December 2023, in force on 1 January 2024; Mayotte, which is counted
#: apart, by décret n° 2017-1688 of 14 December 2017.
POPULATIONS: dict[str, Population] = {
    **{
        code: Population(people, 2021, _OF_2021)
        for code, people in (
            ("01", 384_315),
            ("02", 360_749),
            ("03", 286_618),
            ("04", 871_157),
            ("11", 12_317_279),
            ("24", 2_573_303),
            ("27", 2_800_194),
            ("28", 3_327_966),
            ("32", 5_995_292),
            ("44", 5_561_287),
            ("52", 3_853_999),
            ("53", 3_394_567),
            ("75", 6_069_352),
            ("76", 6_022_176),
            ("84", 8_114_361),
            ("93", 5_127_840),
            ("94", 347_597),
        )
    },
    "06": Population(256_518, 2017, _OF_MAYOTTE),
}
