"""Addresses of sign-in and of the desk."""

from django.urls import path

from tramontane.portal import sign_in
from tramontane.portal.desk.views import (
    conflicts,
    files,
    home,
    imports,
    indicator,
    letters,
    line,
    plan,
    publication,
    readings,
    review,
    tasks,
)
from tramontane.portal.desk.views.money import budget, overview, propose, record, returns

MONEY = "espace/plans/<slug:slug>/argent/"

urlpatterns = [
    path("connexion/", sign_in.SignIn.as_view(), name="account_login"),
    path("connexion/", sign_in.SignIn.as_view(), name="account_request_login_code"),
    path("connexion/code/", sign_in.Confirm.as_view(), name="account_confirm_login_code"),
    path("connexion/demonstration/", sign_in.demonstration, name="demonstration_sign_in"),
    path("connexion/compte/", sign_in.ask_account, name="account_signup"),
    path("deconnexion/", sign_in.sign_out, name="account_logout"),
    path("espace/", home.desk, name="desk"),
    path("espace/taches/", tasks.my_tasks, name="desk_tasks"),
    path("espace/courriels/", letters.letters, name="desk_letters"),
    path("abonnements/espace/<str:given>/", letters.stop, name="desk_letter_stop"),
    path("espace/plans/nouveau/", home.new_plan, name="desk_new_plan"),
    path("espace/plans/<slug:slug>/", plan.plan_desk, name="desk_plan"),
    path("espace/plans/<slug:slug>/decider/", plan.decide, name="desk_decide"),
    path("espace/plans/<slug:slug>/relire/", review.review, name="desk_review"),
    path("espace/plans/<slug:slug>/relire/<slug:short>/", review.review, name="desk_review_document"),
    path("espace/plans/<slug:slug>/lignes/<slug:ref>/", line.line, name="desk_line"),
    path("espace/plans/<slug:slug>/indicateurs/<slug:ref>/", indicator.indicator, name="desk_indicator"),
    path("espace/plans/<slug:slug>/releves/", readings.readings, name="desk_readings"),
    path("espace/plans/<slug:slug>/releves/valider/", tasks.decide, name="desk_decide_readings"),
    path("espace/plans/<slug:slug>/releves/modele.<str:form>", readings.empty, name="desk_readings_template"),
    path("espace/plans/<slug:slug>/importer/", imports.import_documents, name="desk_import"),
    path("espace/plans/<slug:slug>/importer/etat.json", imports.progress, name="desk_import_state"),
    path("espace/plans/<slug:slug>/importer/<int:number>/", imports.confirm, name="desk_confirm"),
    path("espace/plans/<slug:slug>/contradictions/", conflicts.conflicts, name="desk_conflicts"),
    path("espace/plans/<slug:slug>/publier/", publication.publish, name="desk_publish"),
    path("espace/plans/<slug:slug>/export.json", files.export, {"form": "json"}, name="desk_export_json"),
    path("espace/plans/<slug:slug>/export.yaml", files.export, {"form": "yaml"}, name="desk_export_yaml"),
    path(MONEY, overview.money, name="desk_money"),
    path(f"{MONEY}actes/nouveau/", record.new_act, name="desk_money_act"),
    path(f"{MONEY}enveloppes/nouvelle/", record.new_envelope, name="desk_money_envelope"),
    path(f"{MONEY}proposer/<slug:family>/", propose.propose, name="desk_money_propose"),
    path(f"{MONEY}propositions/<int:number>/", propose.proposal, name="desk_money_proposal"),
    path(f"{MONEY}budget/", budget.budget, name="desk_money_budget"),
    path(f"{MONEY}budget/modele.<str:form>", budget.empty, name="desk_money_budget_template"),
    path(f"{MONEY}comptable/", returns.returns, name="desk_money_return"),
    path(f"{MONEY}comptable/modele.<str:form>", returns.empty, name="desk_money_return_template"),
    path("espace/sources/<short:short>/", files.source, name="desk_source"),
]
