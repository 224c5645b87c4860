import pytest

from articles.importing import language

TEXTS = {
    "en": "The mayor said on Monday that the bridge would be closed and that it was not safe for "
    "lorries to use.",
    "es": "La alcaldesa dijo el lunes que el puente se cerrará y que no es seguro para los camiones de "
    "la zona.",
    "fr": "La maire a dit lundi que le pont sera fermé et qu’il ne serait pas sûr pour les camions de "
    "la région.",
    "de": "Die Bürgermeisterin sagte am Montag, dass die Brücke gesperrt wird und für Lastwagen nicht "
    "sicher ist.",
    "it": "La sindaca ha detto lunedì che il ponte sarà chiuso e che non è sicuro per i camion della zona.",
    "pt": "A prefeita disse na segunda-feira que a ponte será fechada e que não é segura para os "
    "caminhões da região.",
    "nl": "De burgemeester zei maandag dat de brug wordt gesloten en dat het niet veilig is voor "
    "vrachtwagens.",
    "pl": "Burmistrz powiedział w poniedziałek, że most będzie zamknięty i że nie jest bezpieczny dla "
    "ciężarówek.",
    "tr": "Belediye başkanı pazartesi günü köprünün kapatılacağını ve kamyonlar için güvenli olmadığını "
    "söyledi, ancak bu daha sonra değil.",
    "sv": "Borgmästaren sade på måndagen att bron ska stängas och att den inte är säker för de "
    "lastbilar som kör där.",
    "ru": "Мэр сказал в понедельник, что мост будет закрыт и что он не безопасен для грузовиков, "
    "которые по нему ездят.",
    "uk": "Мер сказав у понеділок, що міст буде закрито і що він не є безпечним для вантажівок, які по "
    "ньому їздять.",
    "ar": "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق وإنه غير آمن للشاحنات التي تمر من هذا الطريق إلى "
    "المدينة.",
    "fa": "شهردار روز دوشنبه گفت که این پل بسته می شود و برای کامیون ها امن نیست و از آن استفاده شده است.",
    "el": "Ο δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα κλείσει.",
    "ja": "市長は月曜日に橋を閉鎖すると述べた。トラックには安全ではない。",
    "zh": "市长星期一表示大桥将关闭,对卡车来说并不安全。",
    "he": "ראש העיר אמר ביום שני שהגשר ייסגר.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_of_tells_language(code, text):
    assert language.of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bridge closed",
        "12 34 56 78",
        "Lorem quux zibble frotz wumpus glarb nixle bofe marp tiddle wonk splee fribble gorm",
        "The mayor said that the bridge is closed and La alcaldesa dijo que el puente se cierra "
        "por los camiones de",
    ],
)
def test_of_says_undetermined_rather_than_guess(text):
    assert language.of(text) == "und"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("FR", "fr"), ("", ""), ("english", "")]
)
def test_from_tag(tag, code):
    assert language.from_tag(tag) == code
