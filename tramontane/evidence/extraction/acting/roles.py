"""What persons are: the functions of public life and the trades that texts give after a name."""

ROLE = (
    r"(?:[Vv]ice-|[Pp]remi(?:er|ère) (?:vice-)?|[Cc]o-?|[Ss]ous-|[Ee]x-|[Aa]ncien(?:ne)? |[Hh]aut-)?"
    r"(?:[Pp]résidente?(?:-direct(?:eur|rice) général[e]?)?|[Mm]aire(?:sse)?|[Mm]inistre(?:-présidente?)?"
    r"|[Dd]irect(?:eur|rice)"
    r"|[Ss]ecrétaire|[Cc]onseill(?:er|ère)|[Cc]onseil(?=ler)|[Dd]éléguée?|[Cc]hargée? d[e']|[Cc]hargée"
    r"|[Rr]apport(?:eure?|rice)"
    r"|[Pp]réf(?:et|ète)|[Rr]ect(?:eur|rice)|[Cc]hef(?:fe)?(?! d')|[Cc]heffe? de file|[Aa]djointe?"
    r"|[Dd]éputée?(?:-maire)?"
    r"|[Ss]énat(?:eur|rice)|[Pp]rofesseure?|[Cc]herch(?:eur|euse)|[Ff]ondat(?:eur|rice)|[Cc]ofondat(?:eur|rice)"
    r"|[Pp]orte-parole|[ÉéE]lue?|[Pp]atron(?:ne)?|[Gg]érante?|[Rr]esponsable|[Dd]oyen(?:ne)?|[Ii]ngénieure?"
    r"|[Éé]chevine?|[Bb]ourgmestre|[Ss]yndique?|[Pp]roviseure?|[Ee]nseignante?|[Mm]édecin|[Uu]niversitaire"
    r"|[ÉéEe]conomiste|PDG|P\.-D\.G\.|DG|DGS|DGA|VP|[Cc]ommissaire|[Cc]hanceli(?:er|ère)|[Cc]oordinat(?:eur|rice)"
    r"|[Ss]ociologue"
    r"|[Jj]uriste|[Aa]rchiviste|[Rr]éférente?|[Ii]nspect(?:eur|rice)|[Mm]édiat(?:eur|rice)|[Tt]résori(?:er|ère)"
    r"|[Bb]âtonni(?:er|ère)|[Aa]gricult(?:eur|rice)|[Gg]ouvern(?:eur|eure)|[Aa]mbassad(?:eur|rice)|[Qq]uest(?:eur|rice)"
    r"|[Dd]irigeante?|[Aa]dministrat(?:eur|rice)|[Aa]nimat(?:eur|rice)|[Mm]embre|[Pp]réfigurat(?:eur|rice)"
    r"|[Ss]ous-ministre"
    r"|[Gg]reffi(?:er|ère)|[Cc]onstituant[e]?|[Pp]résidence|[Mm]aître de conférences|[Oo]pposant[e]?|[Cc]ondui(?:t"
    r"|sant) la liste"
    r"|[Dd]octorante?|[Ss]tagiaire|[Pp]rincipale? adjoint[e]?|[Ss]yndicaliste|[Dd]irection)(?![\w])"
)
TRADE = (
    r"(?:[a-zéèêîô]{3,}(?:eur|euse|rice|ien|ienne|iste|ière|logue|ante?|icien|graphe|nome)"
    r"|[a-zéè]{4,}ier|avocate?|artisane?|maraîchère?|boulang(?:er|ère)|infirmi(?:er|ère)|habitante?|retraitée?"
    r"|salariée?|philosophe"
    r"|militante?|député|notaire|architecte|urbaniste|interprète|pilote|élève|étudiante?|vétérinaire|photographe)(?!\w)"
)
