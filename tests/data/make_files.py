"""Write the PDF and Word files of this folder: `python tests/data/make_files.py`.

They are committed, so tests need neither reportlab nor python-docx. Events, people and outlets are invented.
"""

import io
from datetime import datetime
from pathlib import Path

import reportlab
from docx import Document
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A5
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent / "importing"
FONTS = Path(reportlab.__file__).parent / "fonts"
WIDTH, HEIGHT = A5

# Each paragraph is a list of lines as they are set: words broken at line ends, "ﬁ" and "ﬂ" as single signs.
QUARRY = [
    [
        "SELDON, March 12 (NPA) -- The owners of the Seldon quarry",
        "said on Wednesday that they would fill the pit with clean",
        "earth instead of rubble, giving way to villagers who had",
        "blocked the access road for nine days.",
    ],
    [
        "“We have heard the village and we have changed the plan,”",
        "the ﬁrm’s manager, Oda Brenn, told a meeting in the parish",
        "hall. She stressed that the well-known footpath along the",
        "rim would stay open, and that nobody in the ofﬁce had ex-",
        "pected so much anger.",
    ],
    [
        "The villagers’ speaker, Hamid Noor, called the offer a ﬁrst",
        "step. He said the ﬁrm still had to explain where 40 truck-",
        "loads of rubble that it had already tipped had come from,",
        "because the ﬂoor of the pit lies below the level of the wells",
        "that supply three farms. According to the district water",
        "ofﬁce, samples taken in February showed no sign of pollution,",
        "but the ofﬁce said it would test again in the summer and",
        "publish the results whatever they turned out to be, and it",
    ],
    [
        "would do so before any more lorries were let in.",
    ],
    [
        "A lawyer for the farms claimed that the tests had been taken",
        "“in the wrong place and on the wrong day”. The district has",
        "not replied to that.",
    ],
]
QUARRY_CUT = 3  # the paragraph with this number goes on with the sentence of the one before, on the next page

COLUMNS = [
    [
        "Bus drivers in Marl will wear",
        "no uniform from May, the",
        "town said on Thursday. It",
        "called the change a trial.",
    ],
    [
        "“A tie has never driven a",
        "bus,” said transport chief",
        "Ivo Lange. The union, which",
        "had asked for the change for",
        "years, said it was pleased,",
        "although it had hoped for",
        "better seats as well, and",
    ],
    [
        "Mayor Rita Sand promised to",
        "look into the seats before the",
        "winter.",
    ],
    [
        "Passengers asked by this",
        "newspaper had not noticed",
        "what the drivers wore.",
    ],
]
COLUMNS_CUT = 2


def canvas(name: str, **options: object) -> Canvas:
    return Canvas(str(HERE / name), pagesize=A5, invariant=1, **options)


def paragraph(page: Canvas, lines: list[str], x: float, y: float, leading: float = 13) -> float:
    for line in lines:
        page.drawString(x, y, line)
        y -= leading
    return y - 6


def one_column() -> None:
    """Running heads, page numbers, ligatures, words broken at line ends, a paragraph cut by the page."""
    pdfmetrics.registerFont(TTFont("Vera", FONTS / "Vera.ttf"))
    page = canvas("quarry.pdf")
    y = HEIGHT - 80
    page_number = 1

    def furniture() -> None:
        page.setFont("Vera", 7)
        page.drawString(40, HEIGHT - 30, "The Seldon Observer · Regional news")
        page.drawString(180, 24, f"Page {page_number} of 2")
        page.setFont("Vera", 9)

    furniture()
    page.setFont("Vera", 17)
    page.drawString(40, y, "Quarry owners give way")
    page.drawString(40, y - 21, "after nine days of blockade")
    page.setFont("Vera", 9)
    page.drawString(40, y - 48, "By Nora Petz")
    y -= 72
    for number, lines in enumerate(QUARRY):
        if number == QUARRY_CUT:
            page.showPage()
            page_number, y = 2, HEIGHT - 60
            furniture()
        y = paragraph(page, lines, 40, y)
    page.save()


def two_columns() -> None:
    """A sentence that breaks off at the foot of the first column, before a name."""
    page = canvas("uniforms.pdf")
    page.setFont("Times-Bold", 18)
    page.drawString(40, HEIGHT - 60, "Marl’s bus drivers drop the tie")
    page.setFont("Times-Roman", 10)
    x, y = 40.0, HEIGHT - 100
    for number, lines in enumerate(COLUMNS):
        if number == COLUMNS_CUT:
            x, y = 220.0, HEIGHT - 100
        y = paragraph(page, lines, x, y, leading=12)
    page.save()


def printed_page() -> None:
    """A web page as browsers print it: date and title above, address and page number below."""
    page = canvas("printed.pdf")
    page.setTitle("Kite festival moves inland - Coast Sentinel")
    page.setFont("Times-Roman", 8)
    page.drawString(30, HEIGHT - 20, "8/14/30, 9:12 AM")
    page.drawString(170, HEIGHT - 20, "Kite festival moves inland - Coast Sentinel")
    page.drawString(30, 16, "https://coastsentinel.example/2030/08/14/kite-festival")
    page.drawString(370, 16, "1/1")
    page.setFont("Times-Roman", 20)
    page.drawString(40, HEIGHT - 70, "Kite festival moves inland")
    page.setFont("Times-Roman", 11)
    lines = [
        "The kite festival of Sandmouth will move to the airfield this year,",
        "the organisers announced on Tuesday, because terns are nesting on",
        "the beach.",
    ]
    y = paragraph(page, lines, 40, HEIGHT - 100)
    lines = [
        "“The birds were there ﬁrst”, said Amy Wick, who has run the".replace("ﬁ", "fi"),
        "festival since 2011.",
    ]
    paragraph(page, lines, 40, y)
    page.save()


def locked() -> None:
    page = canvas("locked.pdf", encrypt=StandardEncryption("quarry", strength=40))
    paragraph(page, QUARRY[0], 40, HEIGHT - 80)
    page.save()


def scanned() -> None:
    picture = Image.new("L", (300, 420), 255)
    ImageDraw.Draw(picture).text((20, 20), "A page that was scanned", fill=0)
    data = io.BytesIO()
    picture.save(data, "PNG")
    page = canvas("scanned.pdf")
    for _ in range(2):
        page.drawImage(ImageReader(io.BytesIO(data.getvalue())), 0, 0, WIDTH, HEIGHT)
        page.showPage()
    page.save()


def word_files() -> None:
    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime(2031, 1, 1)
    document.core_properties.author = ""
    document.core_properties.title = ""
    document.add_heading("Choir wins back its rehearsal room", 0)
    document.add_paragraph("By Tilda Voss")
    document.add_paragraph("Published: 4 February 2031")
    document.add_paragraph("The choir in the old gym on Monday (Photo: Jan Pohl)", style="Caption")
    document.add_paragraph(
        "The mixed choir of Eberau may go back to its room in the old gym, a court decided on Monday. "
        "The town had locked the door in October because of what it called “noise after ten”."
    )
    quoted = document.add_paragraph("“We sing, we do not make noise,” ")
    quoted.add_run("conductor Ruth Amsel").bold = True
    quoted.add_run(" said after the hearing. The mayor insisted that neighbours had complained 14 times.")
    document.add_heading("What the court said", 2)
    document.add_paragraph("Rehearsals must end at half past nine.", style="List Bullet")
    document.add_paragraph("The windows must stay closed.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Year", "Complaints"), ("2030", "14")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(
        "The town may appeal within a month. A spokesman declined to say whether it would."
    )
    document.save(HERE / "choir.docx")
    Document().save(HERE / "empty.docx")


if __name__ == "__main__":
    one_column()
    two_columns()
    printed_page()
    locked()
    scanned()
    word_files()
