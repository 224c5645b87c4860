"""Which column of a table holds the name, by what stands above it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WHOLE = {
    "name", "full name", "student", "student name", "students", "pupil", "pupil name", "display name", "learner",
    "schuler", "schulerin", "schuler in", "schulername", "vollstandiger name", "nom complet", "eleve",
    "nombre completo", "alumno", "alumna", "leerling", "studente", "uczen", "vor und nachname",
}  # fmt: skip
GIVEN = {
    "first name", "firstname", "given name", "givenname", "given names", "forename", "first", "preferred name",
    "preferred first name", "vorname", "vornamen", "rufname", "prenom", "nombre", "nombres", "voornaam", "roepnaam",
    "nome", "imie", "fornavn", "fornamn", "etunimi", "jmeno",
}  # fmt: skip
FAMILY = {
    "last name", "lastname", "surname", "family name", "familyname", "last", "nachname", "familienname", "zuname",
    "nom", "nom de famille", "apellido", "apellidos", "achternaam", "cognome", "nazwisko", "etternavn", "efternamn",
    "sukunimi", "prijmeni",
}  # fmt: skip
# What else schools' tables have. Seeing one of these says that the first line is a head, not a student.
OTHER = {
    "email", "e mail", "email address", "mail", "courriel", "class", "klasse", "classe", "group", "form", "year",
    "grade", "grades", "birthday", "date of birth", "dob", "born", "birth date", "geburtsdatum", "geburtstag",
    "date de naissance", "gender", "sex", "geschlecht", "id", "student id", "user id", "username", "user", "login",
    "password", "phone", "telephone", "telefon", "mobile", "address", "adresse", "street", "city", "no", "nr",
    "number", "status", "role", "course", "section", "notes", "comment", "sourcedid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameColumns:
    """Where the parts of a name stand, given name first; and the heads of the columns that are not kept."""

    parts: tuple[int, ...]
    dropped: tuple[str, ...]


def plain(head: str) -> str:
    """`Schüler/in` and `schueler_in` as a lower-case word without accents and marks."""
    bare = "".join(
        one for one in unicodedata.normalize("NFD", head.casefold()) if not unicodedata.combining(one)
    )
    bare = bare.replace("ue", "u").replace("ss", "ß").replace("ß", "ss")
    return re.sub(r"[\W_]+", " ", bare).strip()


def is_head(row: Sequence[str]) -> bool:
    """Whether the line names columns. A single column has to be called what a name is called."""
    known = {plain(one) for one in WHOLE | GIVEN | FAMILY} | (
        {plain(one) for one in OTHER} if len(row) > 1 else set()
    )
    return any(plain(cell) in known for cell in row)


def name_columns(head: Sequence[str]) -> NameColumns | None:
    """None when no column is called what a name is called. In “Name; Vorname” the name is the family's."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        for part, words in (("given", GIVEN), ("family", FAMILY), ("whole", WHOLE)):
            if plain(cell) in {plain(word) for word in words}:
                found.setdefault(part, at)
    if "given" in found and ("family" in found or "whole" in found):
        parts: tuple[int, ...] = (found["given"], found.get("family", found.get("whole", 0)))
    elif "whole" in found:
        parts = (found["whole"],)
    elif "given" in found or "family" in found:
        parts = (found.get("given", found.get("family", 0)),)
    else:
        return None
    return NameColumns(
        parts, tuple(cell.strip() for at, cell in enumerate(head) if at not in parts and cell.strip())
    )
