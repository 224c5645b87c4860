import pytest

from articles.analysis.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Officials said on Monday that the bridge was safe and would open in May.", "en"),
        ("Die Brücke ist nicht sicher und wird geschlossen, sagte der Bürgermeister.", "und"),
        ("Le maire a dit que le pont est fermé pour des travaux dans la ville.", "und"),
        ("El alcalde dijo que el puente no es seguro para los vecinos de la ciudad.", "und"),
        ("De burgemeester zei dat de brug niet veilig is en dat het te laat is.", "und"),
        ("Мост закрыт, сказал мэр города в понедельник утром.", "und"),
        ("桥已关闭", "und"),
        ("Bridge closed", "en"),
        ("", "en"),
        ("7 8 9", "en"),
    ],
)
def test_language_of_text(text, language):
    assert language_of(text) == language
