"""Given names that French, Swiss, Belgian, Québec and overseas texts hold most, folded: they tell a person."""

_WORDS = """
abdou abdoulaye achille adama adele adrien agathe agnes ahmed aicha aime alain alban albane albert alexandra
alexandre alexia alexis ali alice alicia aline alix alphonse amadou amandine amelie amina aminata anais anatole
andre andrea andree ange angele angelique anita anna anne annette annick annie anthony antoine antoinette ariane
aristide armand armel armelle arnaud arthur astrid aubin aude audrey auguste augustin aurelie aurelien awa
aymeric aziz baptiste barbara bastien beat beatrice benedicte benjamin benoit bernadette bernard berthe bertrand
bilal blaise blandine boris boubacar brice brigitte bruno camille carine carl carla carmen carole caroline
catherine cecile cedric celestin celia celine cesar chantal charlene charles charlotte chloe christel christelle
christian christiane christine christophe claire clara clarisse claude claudette claudie claudine clemence
clement clementine clothilde clotilde colette colin constance constant coralie corentin corinne coumba cyril
cyrille dalila damien daniel daniele danielle david deborah delphine denis denise diane didier dieynaba dimitri
dominique dorothee edgar edith edmond edouard elena eleonore eliane elie eliott elisa elisabeth elise ella
elodie eloise elsa elvire emeline emile emilie emma emmanuel emmanuelle enora enzo eric erick erwan esteban
estelle esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice fadila fanny farid fatima fatou
fatoumata faustine felicie felix ferdinand fernand fernande flavie florence florent florian fode francine
francis franck francois francoise frank fred frederic frederique gabriel gabrielle gael gaelle gaetan gaspard
gaston genevieve geoffroy george georges georgette gerald geraldine gerard germain ghislain ghislaine gilbert
gilberte gildas gilles gisele giulia gregoire gregory guenole guillaume guillemette gustave guy gwenael
gwenaelle gwendoline habib hakim hamid hans hassan hedi helene heloise henri henriette herve hildegarde honore
hortense hubert hugo hugues ibrahim ibrahima ida ines ingrid irene iris isabelle isaure ismael issa ivan iwan
jacky jacqueline jacques jade jalil jamel jan jasmine jean jeanne jeannine jennifer jeremie jeremy jerome
jessica jessie joachim joana joanna jocelyne joel joelle johan johann johanna john jonas jonathan jordan jose
joseph josephine josette josiane josselin jules julia julie julien juliette justin justine kamel karim karima
karine katell katia kevin khadija khaled laetitia lamia lamine laura laure laurence laurent laurette lea leila
lena leo leon leonard leonie leonor leopold leslie leila lila lilian liliane lina line lionel lisa lise loic
lola lorraine lou louis louisa louise louna luc luca lucas lucette lucie lucien lucienne lucile ludivine ludmila
ludovic lydia lydie lyse macky mado madeleine mael maeva magali magalie mahe maite malek malik mamadou manon
manuel manuela marc marcel marceline marcelle marco margaux margot marguerite maria mariama marianne marie
marielle marina marine marion marius marjorie marlene martial martin martine marwan maryam maryline maryse
maryvonne mateo mathieu mathilde mathis matthias matthieu maud maurice max maxence maxime maya mehdi melanie
melina melissa mercedes michael michel michele micheline michelle mickael mireille mohamed mohammed moise
monique morgane mouna moussa moustapha muriel murielle myriam myrtille nabil nada nadege nadia nadine naima
nathalie nathan nelly nicolas nicole ninon nina noa noe noel noelle nolwenn nora norbert nour odette odile olga
olivia olivier omar oriane oscar ousmane oumar pablo pascal pascale pascaline patrice patricia patrick paul
paula paule paulette pauline perrine peter philibert philippe philomene pierre pierrette pierrick priscilla
prosper quentin rachel rachid raoul raphael raphaelle raymond raymonde rebecca regine regis reine remi remy
renaud rene renee reynald richard rita robert roberto robin rodolphe rodrigue roger roland rolande romain romane
romeo romuald ronan rosalie rose roseline roselyne roxane ruben sabine sabrina sacha salima salome samia samir
samira samuel sandra sandrine sara sarah sebastien segolene selim selma serge severine sidonie simon simone
sofia solange solene solenn sonia sophie soraya stanislas stefan steeve stella stephane stephanie steve suzanne
sven sylvain sylvaine sylvestre sylvette sylvia sylviane sylvie tanguy tania tatiana tessy thaddee theo theodore
theophile therese thibaud thibault thibaut thierry thomas tiphaine tom tristan ugo ulysse urbain ursula valentin
valentine valerie valery vanessa vera veronique victoire victor victoria vincent violaine violette virgile
virginie viviane vladimir walid walter william xavier yacine yael yann yannick yasmina yasmine yoann yoan yohan
yolande youssef yousra yvan yves yvette yvon yvonne zacharie zahra zelie zoe
"""

GIVEN_NAMES = frozenset(_WORDS.split())


def is_given(name: str) -> bool:
    """Whether a folded name, or the first half of a double one (« jean-marc »), is a given name."""
    return name in GIVEN_NAMES or ("-" in name and name.split("-", maxsplit=1)[0] in GIVEN_NAMES)
