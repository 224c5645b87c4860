"""The demo school: made once, kept from then on. `make demo` calls this, then serves it."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.actions.teaching_material import load_on_the_desk, load_story
from quizsite.models import User

PASSWORD = "who-says-demo"
TEACHER = "tess@school.example"
ADMINISTRATOR = "ada@school.example"
STUDENT_PIN = "482913"

CLASSES = [
    ("8b · Media", "MEDA8B24", [
        "Ana Brandt", "Bela Okafor", "Cosmo Lind", "Dina Farouk", "Elif Aydin", "Femi Adeyemi", "Greta Holm",
        "Hugo Marin", "Ines Duarte", "Jonas Weiss", "Kira Novak", "Luca Ferri",
    ]),
    ("9a · Politics and society", "PQST9A36", [
        "Mara Stein", "Nils Berg", "Olga Petrenko", "Pavel Dvorak", "Quinn Murphy", "Rosa Vidal",
    ]),
    ("School newspaper club", "NEWSCUB7", []),
]  # fmt: skip


class Command(BaseCommand):
    help = "Make the demo school if it is not there, and print what to open."

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000", help="the port that is printed")

    def handle(self, *args, port, **options):
        if not settings.DEBUG:
            raise CommandError(
                "The demo school has well-known passwords; it is made only where WHO_SAYS_DEBUG is on."
            )
        self._step("Bringing the database up to date", lambda: call_command("migrate", verbosity=0))
        self._step("Making the shared cache", lambda: call_command("createcachetable", verbosity=0))
        if User.objects.filter(email=TEACHER).exists():
            self.stdout.write("· The demo school is there already, and kept as it is.")
        else:
            self._step("Filling the demo school", self._fill)
            self._step("Importing the teaching material", self._import_teaching_material)
        self._print_tour(port)

    def _step(self, phrase, work):
        self.stdout.write(f"· {phrase} … ", ending="")
        self.stdout.flush()
        work()
        self.stdout.write("done")

    @transaction.atomic
    def _fill(self):
        # Imported here: the factories come with the tests, which a server need not have.
        from quizzes.actions.teaching_material import load_exercises
        from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory

        tess = UserFactory(teacher=True, email=TEACHER, display_name="Tess Oduya", raw_password=PASSWORD)
        ada = UserFactory(
            administrator=True, email=ADMINISTRATOR, display_name="Ada Lindqvist", raw_password=PASSWORD
        )
        for person in (tess, ada):
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        for name, code, students in CLASSES:
            classroom = ClassroomFactory(name=name, code=code, teacher=tess)
            for student in students:
                EnrolmentFactory(classroom=classroom, user__display_name=student, pin=STUDENT_PIN)
        load_exercises(by=tess, at=timezone.now())
        load_on_the_desk(by=tess, at=timezone.now())

    def _import_teaching_material(self):
        load_story(by=User.objects.get(email=TEACHER), at=timezone.now())

    def _print_tour(self, port):
        from articles.models import Article
        from quizzes.models import Enrolment, Exercise

        site = f"http://127.0.0.1:{port}"
        student = Enrolment.objects.students().select_related("user", "classroom").order_by("pk").first()
        tess = User.objects.get(email=TEACHER)
        desk = Article.objects.editable_by(tess).order_by("pk").first()
        to_give = Exercise.objects.own(tess).to_give(tess).first()
        self.stdout.write(
            f"""
  Who Says? · the demo school is open

  The front door    {site}/
  Teacher           {site}/accounts/login/     {TEACHER}  ·  {PASSWORD}
  Administrator     {site}/administration/     {ADMINISTRATOR}  ·  {PASSWORD}
  Student           {site}/join/
  Class code        {student.classroom.code}  ·  student {student.user}, PIN {STUDENT_PIN}
  The claim desk    {self._address(site, "articles:article_desk", desk)}
  To give a class   {self._address(site, "quizzes:exercise_preview", to_give)}
  Exercises         {site}/exercises/
  The design        {site}/styleguide/

  Stop with Ctrl+C. `make demo` opens it again as you left it; `make demo-reset` starts afresh.
"""
        )

    def _address(self, site, name, row):
        """The front door, where the school has no such row any more."""
        return f"{site}{reverse(name, args=[row.public_id])}" if row else f"{site}{reverse('home')}"
