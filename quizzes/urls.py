from django.urls import path

from quizzes.views import classrooms

app_name = "quizzes"

urlpatterns = [
    path("classes/", classrooms.classroom_list, name="classroom_list"),
    path("classes/<uuid:classroom_id>/", classrooms.classroom_detail, name="classroom_detail"),
]
