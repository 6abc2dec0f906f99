"""The table of rights, to be read by an auditor: for every address of the platform, who may read it, who may change.

An address is known by its name, or by its route when it has none. PUT, PATCH and DELETE are refused (405) everywhere.
An address of the platform that is not here, or one here that the platform no longer has, fails the tests.

everyone   anybody, signed in or not
visitor    nobody in particular: a person who has signed in is led to the desk instead
coded      whoever has asked for a code; others are led to sign-in, or to the desk when they have signed in
person     whoever has signed in, with a mandate or without; others are led to sign-in
opener     whoever is officer or publisher of any organisation; 403 for other persons
reader     reader, officer or publisher of a steward of this plan; 404 for other persons, as if it were not there
officer    officer or publisher of a steward of this plan; 403 for its readers, 404 for others
publisher  publisher of a steward of this plan; 403 for its readers and officers, 404 for others
holder     whoever holds the signed link of a letter; 404 with another link
absent     not found for anybody here (its own tests say when it exists)
405        nobody: this method is not taken
"""

TABLE = """
reading    changing   addresses
everyone   405        home home_json plans plans_json plan plan_json axis axis_json envelope envelope_json pledge
                      pledge_json pledges pledges_json indicators indicators_json indicator indicator_json
                      versions versions_json version version_json calendar calendar_json calendar_csv calendar_ics
                      pictures pictures_json
                      picture_csv picture_vl picture_svg briefing briefing_json briefing_pdf
                      plan_schema schemas/plan-1.json
                      sources sources_json source source_json fact fact_json contradictions contradictions_json
                      search search_json search_atom comparison comparison_json quality quality_json
                      components components_json
                      changes changes_json changes_feed plan_changes plan_changes_json plan_changes_feed
                      axis_feed envelope_feed pledge_feed indicator_feed
everyone   405        health security_txt glossary glossary_json accessibility accessibility_json legal legal_json
                      privacy privacy_json ecodesign ecodesign_json security security_json service service_json
everyone   405        money money_json money_movements money_movements_json money_acts money_acts_json
                      money_envelope money_envelope_json money_movements_csv money_positions_csv
everyone   405        embed embed_json embed_card embed_total embed_axes embed_axis embed_envelope embed_indicator
everyone   405        data data_json data_dictionary data_dictionary_json data_catalogue
                      data_table data_document data_archive data_snapshot data_snapshot_json data_snapshot_table
everyone   405        api api_json api_openapi api/jeux api/plans api/plans/<slug:slug>
                      api/plans/<slug:slug>/indicateurs/<slug:reference>
                      api/plans/<slug:slug>/versions/<int:number>
                      api/plans/<slug:slug>/versions/<int:number>/differences
                      api/affirmations/<uid:uid> api/sources/<short:empreinte>
                      api/axes api/plans/<slug:slug>/axes api/enveloppes api/plans/<slug:slug>/enveloppes
                      api/engagements api/plans/<slug:slug>/engagements
                      api/indicateurs api/plans/<slug:slug>/indicateurs api/releves api/plans/<slug:slug>/releves
                      api/jalons api/plans/<slug:slug>/jalons api/evenements api/plans/<slug:slug>/evenements
                      api/participations api/plans/<slug:slug>/participations
                      api/contextes api/plans/<slug:slug>/contextes
                      api/affirmations api/plans/<slug:slug>/affirmations api/preuves api/plans/<slug:slug>/preuves
                      api/sources api/plans/<slug:slug>/sources
                      api/contradictions api/plans/<slug:slug>/contradictions
                      api/versions api/plans/<slug:slug>/versions
absent     405        api/ api/jeux/<code>
everyone   everyone   follow
everyone   405        follow_asked
405        everyone   follow_key
holder     holder     follow_confirm follow_mine follow_stop desk_letter_stop
visitor    visitor    account_login account_request_login_code
coded      coded      account_confirm_login_code
everyone   405        account_signup
405        absent     demonstration_sign_in
405        everyone   account_logout
person     405        desk desk_tasks
person     person     desk_letters
opener     opener     desk_new_plan
reader     405        desk_plan
405        officer    desk_decide
reader     officer    desk_review desk_review_document
reader     officer    desk_line
reader     officer    desk_indicator
officer    officer    desk_readings
405        officer    desk_decide_readings
reader     405        desk_readings_template
officer    officer    desk_import
reader     405        desk_import_state
405        officer    desk_confirm
reader     officer    desk_conflicts
reader     publisher  desk_publish
reader     405        desk_export_json desk_export_yaml
reader     405        desk_source
reader     405        desk_money desk_money_budget_template desk_money_return_template
officer    officer    desk_money_act desk_money_propose desk_money_budget desk_money_return
publisher  publisher  desk_money_envelope
reader     publisher  desk_money_proposal
"""


def rules() -> dict[str, tuple[str, str]]:
    """For each address: who may read it, who may change something there."""
    found: dict[str, tuple[str, str]] = {}
    who = ("", "")
    for line in TABLE.strip().splitlines()[1:]:
        words = line.split()
        if not line.startswith(" "):
            who, words = (words[0], words[1]), words[2:]
        for name in words:
            assert name not in found, f"{name} is in the table twice"
            found[name] = who
    return found
