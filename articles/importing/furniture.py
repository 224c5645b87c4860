"""Lines that belong to a site and not to an article. Own lists, written for this app.

Each pattern must match a whole block. Blocks longer than the limit are never touched, because an article may
well speak about cookies or newsletters.
"""

import re

MOST_WORDS = {"placeholder": 12, "share": 20, "newsletter": 45, "cookies": 70, "related": 30, "furniture": 25}

MOST_CHARACTERS = 600

_SOURCES = {
    "placeholder": [
        r"\W*(?:image|photo|picture|video|media|imagen|foto|bild)s? (?:is )?"
        r"(?:not found|unavailable|not available|missing|could not be loaded|no disponible|nicht "
        r"gefunden|loading)"
        r"(?: or (?:type|file) unknown)?\W*",
        r"\W*(?:image|photo|video) (?:placeholder|removed)\W*",
        r"(?:click|tap) (?:on the (?:image|photo) )?to (?:enlarge|zoom|expand|play)(?: (?:the )?image)?\W*",
        r"(?:enlarge|expand) (?:this )?(?:image|photo)|hide caption|toggle caption|view gallery"
        r"|open image in gallery",
        r"your browser does not support .{0,60}",
    ],
    "share": [
        r"(?:share|tweet|e-?mail|print|save|copy link|pin|whatsapp|facebook|twitter|x|telegram"
        r"|linkedin|reddit|bookmark"
        r"|messenger|bluesky|threads|mastodon|comments?|teilen|drucken|compartir|partager"
        r"|imprimer|condividi|stampa"
        r"|compartilhar|delen|udostępnij|paylaş|поделиться|поділитися|شارك|مشاركة)"
        r"(?:[\s|·•,/]+(?:share|tweet|e-?mail|print|save|copy link|pin|whatsapp|facebook|twitter"
        r"|x|telegram|linkedin"
        r"|reddit|bookmark|messenger|bluesky|threads|mastodon|comments?|on|via|to|and|link"
        r"|drucken|teilen))*\W*",
        r"(?:share|send|e-?mail|print|save|bookmark|listen to|gift|compartir|teilen|partager) "
        r"(?:this |the |our )?"
        r"(?:article|story|page|post|full article|artículo|artikel|cet article)"
        r"(?: (?:on|via|with|by|to|for|as|now)\b.{0,60})?\W*",
        r"share (?:on|via|to|with) .{1,60}",
        r"(?:follow|like|find|join|subscribe to) us (?:on|at|via) .{1,80}",
        r"follow .{1,50} on (?:twitter|x|facebook|instagram|telegram|whatsapp|google news|bluesky"
        r"|mastodon).{0,40}",
        r"(?:síganos|síguenos|folgen sie uns|suivez-nous|seguici|siga-nos) .{1,60}",
        r"(?:copy(?: the)? link|link copied|copied)(?: to clipboard)?\W*",
        r"(?:artikel|beitrag|seite|artículo|noticia|article|articolo|artigo) (?:teilen|drucken"
        r"|compartir|delen|partager)\W*",
        r"\d+ shares?",
    ],
    "cookies": [
        r"(?:we|this (?:web)?site|our partners|we and our .{1,40}|by (?:continuing|using"
        r"|clicking)) .{0,200}\bcookies?\b.*",
        r"(?:accept|reject|manage|allow|decline) (?:all )?(?:cookies?|preferences|choices"
        r"|settings)\W*(?:reject all|manage .{0,20})?",
        r"(?:cookie|privacy|consent) (?:settings|policy|notice|preferences|choices|banner)\W*",
        r"(?:wir verwenden|nous utilisons|utilizamos|usamos|utilizziamo|wij gebruiken|używamy|bu "
        r"site) .{0,60}\bcookies?\b.*",
        r"(?:this content|to (?:view|show|display) this).{0,80}\b(?:cookies?|consent|third "
        r"part(?:y|ies))\b.*",
    ],
    "newsletter": [
        r"(?:sign up|register|subscribe)\b.{0,40}\b(?:newsletters?|briefings?|e-?mails?|alerts?"
        r"|updates?|inbox)\b.*",
        r"(?:get|receive) .{1,120}\b(?:inbox|newsletter|by e-?mail)\b.{0,60}",
        r"(?:our|the) .{0,50}newsletter\b.{0,120}\b(?:sign up|subscribe|inbox)\b.*",
        r"(?:enter )?(?:your )?e-?mail(?: address)?\W*(?:subscribe|sign up)?\W*",
        r"(?:abonnieren sie|abonnez-vous|suscríbase|suscríbete|iscriviti|inscreva-se|meld je aan).{0,150}",
        r"(?:subscribe|sign up|log in|sign in|register|become a member|subscribe now)(?: now| "
        r"here| today| for free)?\W*",
        r"(?:already a subscriber|support (?:our|independent) journalism|donate(?: now| today)?)\b.{0,100}",
        r"(?:this is|you have|you've) .{0,40}\bfree articles?\b.{0,80}",
    ],
    "related": [
        r"(?:read (?:more|also|next|on)|see also|also read|more on this(?: story| topic)?"
        r"|watch(?: now)?|listen|lire aussi"
        r"|lesen sie auch|mehr zum thema|lea también|leia também|leggi anche|lees ook|zobacz "
        r"także|czytaj też|читайте также"
        r"|читайте також|ayrıca okuyun|اقرأ أيضا)\s*[:|»>–—-]\s*.{1,200}",
        r"(?:related|related (?:articles?|stories|news|topics?|coverage|content|links)|read "
        r"(?:more|next|also)|see also|more (?:stories|news"
        r"|from .{1,40}|on this story|top stories)|most (?:read|popular|viewed|shared)"
        r"|recommended(?: for you| stories)?"
        r"|trending(?: now)?|you (?:may|might) also (?:like|be interested in)|editors?['’]? "
        r"picks?|latest(?: news)?|top stories|don['’]t miss"
        r"|in (?:this|other) (?:story|news)|also in the news|what to read next|mehr zum thema"
        r"|artículos relacionados"
        r"|noticias relacionadas|articles liés|sur le même sujet|lire aussi|leggi anche|lees ook"
        r"|powiązane artykuły|по теме)\W*",
    ],
    "furniture": [
        r"(?:skip to (?:main )?(?:content|navigation)|back to (?:top|home(?:page)?)|home(?:page)?"
        r"|menu|search|close|open menu|main menu|next|previous"
        r"|next (?:article|story|post)|previous (?:article|story|post)|load(?:ing)?(?: more)?(?: "
        r"comments)?|show (?:more|all|less)|see all"
        r"|contact(?: us)?|about(?: us)?|help|site ?map|jobs|careers|imprint|impressum|privacy"
        r"|terms(?: of (?:use|service))?|rss|archive)\W*",
        r"(?:advertisement|advertising|sponsored(?: content)?|paid (?:content|post)|ad(?:vert)?"
        r"|story continues below(?: advertisement| this ad)?"
        r"|article continues (?:below|after).{0,30}|scroll (?:down )?to continue.{0,40}|anzeige"
        r"|werbung|publicidad|publicité|pubblicità"
        r"|advertentie|reklama|reklam|реклама|إعلان)\W*",
        r"(?:view|show|leave|post|add|read|join)? ?(?:\d+ |all |a |the )?(?:comments?|replies"
        r"|conversation)(?: \(\d+\))?\W*",
        r"\d{1,3}[ -]min(?:ute)?s?\.?(?: read| listen| de lectura| de lecture)?\W*",
        r"(?:reading time|lesezeit|estimated reading)\b.{0,30}",
        r"(?:font size|text size|a[-+−] ?a[-+−]?|increase font|dark mode|listen(?: \d+:\d+)?"
        r"|play audio)\W*",
        r"(?:©|\(c\)|copyright\b)(?:.{0,30}\b(?:19|20)\d\d\b.{0,100}|.{0,80}\brights\b.{0,60}|[^.]{0,50})",
        r".{0,80}\ball rights reserved\b.{0,80}",
        r"(?:tags?|topics?|keywords?|filed under|categories|category|schlagwörter|etiquetas"
        r"|mots-clés)\s*:\s*.{1,160}",
        r"(?:have (?:a|you) (?:news )?(?:tip|story)|got a tip|report (?:an error|a correction|a "
        r"typo)|correct(?:ion)? request|send us your).{0,120}",
        r"(?:download (?:the|our) (?:app|pdf)|get the app|available on (?:the )?(?:app store"
        r"|google play)).{0,80}",
        r"(?:was this (?:article|page|story) (?:helpful|useful|interesting)|rate this (?:article"
        r"|story)).{0,60}",
    ],
    "code": [
        r"[.#@]?[a-z][\w\s.,#>:-]{0,80}\{[^{}]{0,300}\}?",
        r"-?(?:margin|padding|text|float|width|height|font|color|background|border|display|position|line|overflow|max|min"
        r"|webkit|moz)(?:-[a-z]+)*\s?:\s?[^;]{1,60};(?:\s*\})?",
        r"(?:var|let|const|function|window\.\w+)\s.{0,300}[;{}]",
    ],
    "desk-credit": [
        r"\((?:additional )?(?:reporting|writing|editing|compiled|edited|translated|produced) by .{3,300}\)",
        r"(?:additional )?reporting by .{3,150}[;,] ?(?:writing|editing|edited|additional "
        r"reporting) by .{3,150}",
    ],
}
PATTERNS = {
    reason: re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)
    for reason, sources in _SOURCES.items()
}
RULE = re.compile(r"[\W_]{2,}|[-–—*•_=~#·◆■]")


def reason_to_leave_out(text: str) -> str | None:
    """Why a block of one tidy line is not part of an article, or None."""
    if len(text) > MOST_CHARACTERS:
        return None
    words = len(text.split())
    for reason, pattern in PATTERNS.items():
        if words <= 2 and text.endswith((".", "!", "?")) and reason in ("share", "furniture"):
            continue  # a sentence of a word or two: "Help!", "Pause."
        if words <= MOST_WORDS.get(reason, 45) and pattern.fullmatch(text):
            return reason
    return None


def is_rule(text: str) -> bool:
    """Signs only, no letter or digit. A lone quotation mark or emoji is not enough text to keep either."""
    return not any(character.isalnum() for character in text)


def heads_a_list(text: str) -> bool:
    """Whether a heading like *Related stories* stands over a list of other articles."""
    return len(text) < 60 and reason_to_leave_out(text) == "related" and ":" not in text.rstrip(" :")
