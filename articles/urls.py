from django.urls import path

from articles.views import (
    articles,
    checking,
    coverage,
    desk,
    import_runs,
    incoming,
    marks,
    outlets,
    revisions,
    sharing,
    sides,
    stories,
    unplaced,
)

app_name = "articles"

ARTICLE = "articles/<uuid:article_id>/"
REVISION = f"{ARTICLE}revisions/<int:number>/"
UNPLACED = "marks/<uuid:unplaced_id>/"
STORY = "stories/<uuid:story_id>/"
COVERAGE = f"{STORY}coverage/"
SIDES = f"{COVERAGE}side-by-side/"
ALIGNMENT = f"{SIDES}<uuid:alignment_id>/"
DESK = f"{ARTICLE}desk/"
MARK = f"{DESK}<uuid:mark_id>/"
IMPORT_RUN = "imports/<uuid:import_run_id>/"

urlpatterns = [
    path("articles/", articles.article_list, name="article_list"),
    path("articles/new/", incoming.article_new, name="article_new"),
    path(ARTICLE, articles.article_detail, name="article_detail"),
    path(f"{ARTICLE}check/", checking.article_check, name="article_check"),
    path(f"{ARTICLE}bring-back/", checking.article_bring_back, name="article_bring_back"),
    path(f"{ARTICLE}leave-out/", checking.article_leave_out, name="article_leave_out"),
    path(f"{ARTICLE}edit/", revisions.article_edit, name="article_edit"),
    path(f"{ARTICLE}story/", stories.article_story, name="article_story"),
    path(f"{ARTICLE}marks/", unplaced.article_unplaced, name="article_unplaced"),
    path(f"{ARTICLE}submit/", sharing.article_submit, name="article_submit"),
    path(f"{ARTICLE}take-back/", sharing.article_take_back, name="article_take_back"),
    path(f"{ARTICLE}approve/", sharing.article_approve, name="article_approve"),
    path(f"{ARTICLE}give-back/", sharing.article_give_back, name="article_give_back"),
    path(f"{ARTICLE}delete/", articles.article_delete, name="article_delete"),
    path(f"{ARTICLE}restore/", articles.article_restore, name="article_restore"),
    path(f"{ARTICLE}draft/", desk.article_draft, name="article_draft"),
    path(DESK, desk.article_desk, name="article_desk"),
    path(f"{DESK}undo/", desk.desk_undo, name="desk_undo"),
    path(f"{DESK}redo/", desk.desk_redo, name="desk_redo"),
    path(f"{DESK}accept-above/", desk.desk_accept_above, name="desk_accept_above"),
    path(f"{DESK}new/<str:kind>/", marks.mark_new, name="mark_new"),
    path(f"{MARK}accept/", marks.mark_accept, name="mark_accept"),
    path(f"{MARK}reject/", marks.mark_reject, name="mark_reject"),
    path(f"{MARK}reopen/", marks.mark_reopen, name="mark_reopen"),
    path(f"{MARK}edit/", marks.mark_edit, name="mark_edit"),
    path(f"{MARK}merge/", marks.mark_merge, name="mark_merge"),
    path(f"{MARK}split/", marks.mark_split, name="mark_split"),
    path(f"{MARK}link/", marks.mark_link, name="mark_link"),
    path(REVISION, revisions.revision_detail, name="revision_detail"),
    path(f"{REVISION}changes/", revisions.revision_compare, name="revision_compare"),
    path(f"{UNPLACED}place/", unplaced.unplaced_place, name="unplaced_place"),
    path(f"{UNPLACED}drop/", unplaced.unplaced_drop, name="unplaced_drop"),
    path(f"{UNPLACED}restore/", unplaced.unplaced_restore, name="unplaced_restore"),
    path("stories/", stories.story_list, name="story_list"),
    path("stories/new/", stories.story_new, name="story_new"),
    path(STORY, stories.story_detail, name="story_detail"),
    path(f"{STORY}edit/", stories.story_edit, name="story_edit"),
    path(COVERAGE, coverage.story_coverage, name="story_coverage"),
    path(f"{COVERAGE}compare/", coverage.story_compare, name="story_compare"),
    path(f"{COVERAGE}ladder/", coverage.story_ladder, name="story_ladder"),
    path(f"{COVERAGE}labels/", coverage.story_labels, name="story_labels"),
    path(f"{COVERAGE}taken-over/", coverage.story_reuse, name="story_reuse"),
    path(f"{COVERAGE}voices/", coverage.story_voices, name="story_voices"),
    path(f"{COVERAGE}chains/", coverage.story_chains, name="story_chains"),
    path(f"{COVERAGE}placement/", coverage.story_placement, name="story_placement"),
    path(SIDES, sides.story_sides, name="story_sides"),
    path(f"{SIDES}link/", sides.sides_link, name="sides_link"),
    path(f"{SIDES}undo/", sides.sides_undo, name="sides_undo"),
    path(f"{SIDES}redo/", sides.sides_redo, name="sides_redo"),
    path(f"{ALIGNMENT}accept/", sides.alignment_accept, name="alignment_accept"),
    path(f"{ALIGNMENT}reject/", sides.alignment_reject, name="alignment_reject"),
    path(f"{ALIGNMENT}reopen/", sides.alignment_reopen, name="alignment_reopen"),
    path(f"{ALIGNMENT}relate/", sides.alignment_relate, name="alignment_relate"),
    path("outlets/", outlets.outlet_list, name="outlet_list"),
    path("outlets/<uuid:outlet_id>/", outlets.outlet_detail, name="outlet_detail"),
    path("imports/", import_runs.import_run_list, name="import_run_list"),
    path("imports/new/", import_runs.import_run_new, name="import_run_new"),
    path(IMPORT_RUN, import_runs.import_run_detail, name="import_run_detail"),
    path(f"{IMPORT_RUN}stop/", import_runs.import_run_stop, name="import_run_stop"),
    path(f"{IMPORT_RUN}resume/", import_runs.import_run_resume, name="import_run_resume"),
]
