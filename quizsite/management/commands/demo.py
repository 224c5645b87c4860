"""The demo school: made once, kept from then on. `make demo` calls this, then serves it."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.actions.teaching_material import load_compared_story, load_on_the_desk
from quizsite.models import User

PASSWORD = "who-says-demo"
TEACHER = "tess@school.example"
ADMINISTRATOR = "ada@school.example"
STUDENT_PIN = "482913"

MEDIA_CLASS = ("8b · Media", "MEDA8B24")  # 28 students who have worked: tests/demo_class.py
CLASSES = [
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
        from quizzes.models import Classroom
        from tests import demo_class
        from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory

        tess = UserFactory(teacher=True, email=TEACHER, display_name="Tess Oduya", raw_password=PASSWORD)
        ada = UserFactory(
            administrator=True, email=ADMINISTRATOR, display_name="Ada Lindqvist", raw_password=PASSWORD
        )
        for person in (tess, ada):
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        for name, code, students in [(*MEDIA_CLASS, demo_class.STUDENTS), *CLASSES]:
            classroom = ClassroomFactory(name=name, code=code, teacher=tess)
            for student in students:
                EnrolmentFactory(classroom=classroom, user__display_name=student, pin=STUDENT_PIN)
        now = timezone.now()
        given, _draft = load_exercises(by=tess, at=now - timedelta(days=7))
        media = Classroom.objects.get(code=MEDIA_CLASS[1])
        demo_class.help_marking(by=tess, at=now)
        demo_class.give(exercise=given, classroom=media, by=tess, at=now)
        load_on_the_desk(by=tess, at=now)

    def _import_teaching_material(self):
        load_compared_story(by=User.objects.get(email=TEACHER), at=timezone.now())

    def _print_tour(self, port):
        from articles.models import Article, Story
        from quizzes.models import Assignment, Enrolment, Exercise

        site = f"http://127.0.0.1:{port}"
        student = Enrolment.objects.students().select_related("user", "classroom").order_by("pk").first()
        tess = User.objects.get(email=TEACHER)
        desk = Article.objects.editable_by(tess).order_by("pk").first()
        story = Story.objects.filter(owner=tess).order_by("pk").first()
        lesson = Assignment.objects.filter(mode="discussion", classroom__code=MEDIA_CLASS[1]).first()
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
  One story, five   {self._address(site, "articles:story_coverage", story)}
  To give a class   {self._address(site, "quizzes:exercise_preview", to_give)}
  A lesson, live    {self._address(site, "quizzes:assignment_board", lesson)}
  On the projector  {self._address(site, "quizzes:assignment_projector", lesson)}
  What they did     {site}/assignments/
  Exercises         {site}/exercises/
  The design        {site}/styleguide/

  Stop with Ctrl+C. `make demo` opens it again as you left it; `make demo-reset` starts afresh.
"""
        )

    def _address(self, site, name, row):
        """The front door, where the school has no such row any more."""
        return f"{site}{reverse(name, args=[row.public_id])}" if row else f"{site}{reverse('home')}"
