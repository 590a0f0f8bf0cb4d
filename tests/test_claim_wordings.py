"""The many wordings for each status of a motion: each case is a status and a sentence on the motion Otter."""

import pytest

from tests.test_claims import statuses

CASES = """
# closed
afgedaan | De motie Otter is wat het kabinet betreft afgerond.
afgedaan | Ik beschouw de motie Otter als voldaan.
afgedaan | Ik merk de motie Otter aan als afgedaan.
afgedaan | Wij merken de motie Otter hiermee aan als afgehandeld.
afgedaan | Ik verzoek u de motie Otter als afgedaan te beschouwen.
afgedaan | Ik vertrouw erop dat ik hiermee aan de motie Otter heb voldaan.
afgedaan | Met de toezending van het rapport wordt voldaan aan de motie Otter.
afgedaan | Naar mijn oordeel is aan de strekking van de motie Otter voldaan.
afgedaan | De motie Otter kan worden afgevoerd van de lijst van openstaande moties.
afgedaan | De motie Otter is inmiddels achterhaald en daarmee afgedaan.
afgedaan | Ik sluit hiermee de motie Otter af.
afgedaan | Met dit rapport is de motie Otter afgewikkeld.
afgedaan | Hiermee is de motie Otter gestand gedaan en afgesloten.
afgedaan | De motie Otter mag als afgehandeld worden beschouwd.
afgedaan | Afgedaan beschouw ik daarmee de motie Otter.
afgedaan | Hiermee beschouwt het kabinet de motie Otter als zijnde afgedaan.
afgedaan | Hiermee ziet het kabinet de motie Otter als afgedaan.
afgedaan | De motie Otter geldt hiermee als afgedaan.
afgedaan | Met deze brief rond ik de motie Otter af.
afgedaan | Met deze brief handel ik de motie Otter over bruggen af.
afgedaan | Deze brief strekt tot afdoening van de motie Otter.
afgedaan | Deze brief dient ter afhandeling van de motie Otter.
afgedaan | Deze brief vormt de afdoening van de motie Otter.
afgedaan | Aan hetgeen de motie Otter vraagt is daarmee voldaan.
afgedaan | Aan het gevraagde in de motie Otter is voldaan.
afgedaan | Aan de motie Otter wordt met deze maatregel voldaan.
afgedaan | Het rapport voldoet aan hetgeen in de motie Otter is gevraagd.
afgedaan | Ik meen met dit overzicht te hebben voldaan aan de motie Otter.
afgedaan | Hiermee hoop ik aan de motie Otter te hebben voldaan.
afgedaan | Hiermee is de motie Otter naar behoren afgehandeld.
afgedaan | De motie Otter is met de brief van 3 mei afgedaan.
afgedaan | De motie Otter werd bij brief van 3 mei afgedaan.
afgedaan | De motie Otter is bij dezen afgedaan.
afgedaan | De motie Otter is met de Voorjaarsnota afgedaan.
afgedaan | Ik acht daarmee de motie Otter te zijn afgedaan.
afgedaan | Ik acht hiermee aan de motie Otter te hebben voldaan.
afgedaan | Met deze brief geef ik uitvoering aan de motie Otter en beschouw ik deze als afgedaan.
afgedaan | Motie Otter: afgedaan met de brief van 3 mei.
afgedaan | Het kabinet is van oordeel dat de motie Otter hiermee haar beslag heeft gekregen en is afgedaan.
afgedaan | Met het verschijnen van het rapport is voor mij de motie Otter afgedaan.
afgedaan | Ik ga ervan uit dat de motie Otter hiermee is afgehandeld.
afgedaan | Gelet op het voorgaande beschouw ik de motie Otter als zijnde uitgevoerd en derhalve afgedaan.
afgedaan | Daarmee is het verzoek van de motie Otter beantwoord en kan zij als afgedaan worden beschouwd.
afgedaan | Het kabinet verklaart de motie Otter voor afgedaan.
afgedaan | De brief van 3 mei heeft de motie Otter afgedaan.
afgedaan | Hiermee heeft het kabinet de motie Otter afgedaan.
afgedaan | Met de brief van 3 mei heb ik voldaan aan het verzoek van de motie Otter.
afgedaan | Aan de in de motie Otter neergelegde wens is voldaan.
afgedaan | Met deze rapportage wordt aan het in de motie Otter gestelde voldaan.
afgedaan | Ik stel voor de motie Otter als afgedaan te beschouwen.
afgedaan | Gezien het bovenstaande kan de motie Otter worden afgedaan.
afgedaan | Hiermee ga ik ervan uit aan de motie Otter te hebben voldaan.
afgedaan | Daarmee is ook aan het tweede deel van de motie Otter voldaan.
afgedaan | De motie Otter wordt hiermee gesloten.
afgedaan | Bij dezen is de motie Otter van tafel en afgedaan.
afgedaan | Motie Otter (12 345, nr. 6): afgedaan.
afgedaan | Met deze toelichting is wat mij betreft voldaan aan de motie-Otter.
afgedaan | Tevens doe ik hiermee de motie Otter gestand en beschouw ik haar als afgedaan.
# carried out
uitgevoerd | De uitvoering van de motie Otter heeft al plaatsgevonden.
uitgevoerd | De uitvoering van de motie Otter heeft vorig jaar haar beslag gekregen.
uitgevoerd | De uitvoering van de motie Otter is voltooid.
uitgevoerd | De uitvoering van de motie Otter is een feit.
uitgevoerd | De motie Otter is volledig geïmplementeerd.
uitgevoerd | De motie Otter is integraal overgenomen en uitgevoerd.
uitgevoerd | De motie Otter is ten uitvoer gebracht.
uitgevoerd | Met de wet is de motie Otter ten uitvoer gelegd.
uitgevoerd | Het kabinet heeft de motie Otter uitgevoerd door een fonds in te stellen.
uitgevoerd | Ik heb uitvoering gegeven aan de motie Otter.
uitgevoerd | Wij geven met dit besluit gevolg aan de motie Otter.
uitgevoerd | Hiermee geeft het kabinet gehoor aan de motie Otter.
uitgevoerd | Daarmee wordt opvolging gegeven aan de motie Otter.
uitgevoerd | Hiermee is recht gedaan en uitvoering gegeven aan de motie Otter.
uitgevoerd | Met dit akkoord kom ik de motie Otter na.
uitgevoerd | Met dit besluit is de motie Otter nagekomen.
uitgevoerd | Met dit besluit is aan de motie Otter tegemoetgekomen.
uitgevoerd | Het besluit komt tegemoet aan de wens in de motie Otter.
uitgevoerd | Wat de motie Otter vraagt, is inmiddels gerealiseerd.
uitgevoerd | Hetgeen in de motie Otter is gevraagd, is gebeurd.
uitgevoerd | Het gevraagde in de motie Otter is gerealiseerd.
uitgevoerd | De motie Otter is met ingang van 1 mei van kracht en uitgevoerd.
uitgevoerd | De motie Otter heb ik met dit besluit uitgevoerd.
uitgevoerd | Aan de motie Otter heb ik gehoor gegeven.
uitgevoerd | Aan de motie Otter is gevolg gegeven met het besluit van 3 mei.
uitgevoerd | Op deze manier voert het kabinet de motie Otter uit.
uitgevoerd | Zo voeren wij de motie Otter uit.
uitgevoerd | Dit besluit is de uitvoering van de motie Otter.
uitgevoerd | Dit betreft de uitvoering van de motie Otter.
uitgevoerd | Deze brief strekt ter uitvoering van de motie Otter.
uitgevoerd | Dit is gedaan in opvolging van de motie Otter.
uitgevoerd | Met het loket heb ik de motie Otter gestand gedaan.
uitgevoerd | De motie Otter heeft haar uitvoering gekregen in de wet van 3 mei.
uitgevoerd | De motie Otter heeft uitvoering gekregen in het besluit.
uitgevoerd | De motie Otter krijgt met dit besluit uitvoering.
uitgevoerd | Ik ben de motie Otter nagekomen.
uitgevoerd | De motie Otter is inmiddels door het RIVM uitgevoerd.
uitgevoerd | De motie Otter is in januari in alle regio's uitgevoerd.
uitgevoerd | Dat de motie Otter is uitgevoerd, blijkt uit de cijfers.
uitgevoerd | De motie Otter is, met andere woorden, uitgevoerd.
uitgevoerd | De motie Otter werd vorig jaar uitgevoerd.
uitgevoerd | Met het besluit werd uitvoering gegeven aan de motie Otter.
uitgevoerd | Hiermee wordt de motie Otter opgevolgd.
uitgevoerd | De motie Otter heb ik opgevolgd.
uitgevoerd | Ik volg de motie Otter op.
uitgevoerd | De motie Otter is opgevolgd met een regeling.
uitgevoerd | Motie Otter: uitgevoerd, het loket is open.
uitgevoerd | Met de opening van het loket op 3 mei is de motie Otter een feit en uitgevoerd.
uitgevoerd | Conform het dictum van de motie Otter is de regeling aangepast en daarmee is deze uitgevoerd.
uitgevoerd | Het kabinet voert hiermee de motie Otter volledig uit.
uitgevoerd | Met dit wetsvoorstel wordt de motie Otter omgezet in wetgeving en uitgevoerd.
uitgevoerd | Daarmee is naar mijn oordeel uitvoering gegeven aan de motie Otter.
uitgevoerd | Dit is ter uitvoering van de motie Otter.
uitgevoerd | Het loket is opgericht ter uitvoering van de motie Otter.
uitgevoerd | Aan de motie Otter is inmiddels uitvoering gegeven.
uitgevoerd | Aan uw verzoek in de motie Otter heb ik op 3 mei gevolg gegeven.
uitgevoerd | Aldus is gevolg gegeven aan de motie Otter.
uitgevoerd | Hiermee wordt uitvoering gegeven aan het dictum van de motie Otter.
uitgevoerd | De motie Otter werd op 3 mei in het besluit geëffectueerd.
uitgevoerd | Met een bestuurlijk akkoord heeft mijn voorganger de motie Otter uitgevoerd.
uitgevoerd | Door het tarief te verlagen geeft het kabinet gehoor aan de motie Otter.
uitgevoerd | De motie Otter heeft ertoe geleid dat het tarief is verlaagd.
uitgevoerd | Het kabinet honoreert met dit besluit de motie Otter.
uitgevoerd | De motie Otter is in de vorige kabinetsperiode uitgevoerd.
uitgevoerd | De motie Otter is reeds vóór de zomer van vorig jaar uitgevoerd.
uitgevoerd | Inmiddels heb ik de motie Otter, die om een loket vroeg, uitgevoerd.
uitgevoerd | Hiermee voldoet het kabinet niet alleen aan de wet, maar geeft het ook uitvoering aan de motie Otter.
uitgevoerd | Met het besluit van 3 mei heb ik de motie Otter tot uitvoering gebracht.
uitgevoerd | De motie Otter is door mijn ambtsvoorganger uitgevoerd.
uitgevoerd | Wij achten de motie Otter hiermee uitgevoerd.
uitgevoerd | De motie Otter kan als uitgevoerd worden beschouwd.
uitgevoerd | De motie Otter mag dan ook als uitgevoerd gelden.
uitgevoerd | Ik beschouw het verzoek uit de motie Otter als uitgevoerd.
uitgevoerd | De motie Otter is daarmee werkelijkheid geworden en uitgevoerd.
uitgevoerd | Hiermee komt het kabinet de motie Otter tegemoet.
uitgevoerd | Met deze toezegging kom ik de indieners van de motie Otter tegemoet.
# given shape
invulling | De motie Otter krijgt vorm in het besluit dat op 1 mei in werking treedt.
invulling | Zo krijgt de motie Otter nader invulling.
invulling | Zo krijgt de motie Otter nadere invulling.
invulling | De motie Otter krijgt hiermee invulling.
invulling | De motie Otter krijgt haar beslag in het actieplan.
invulling | De motie Otter heeft vorm gekregen in het actieplan.
invulling | Het pact geeft de motie Otter concreet vorm.
invulling | Dit geeft de motie Otter handen en voeten.
invulling | Hiermee wordt aan de motie Otter invulling gegeven.
invulling | In hoofdstuk 5 wordt aan de motie Otter invulling gegeven.
invulling | Ik geef de motie Otter vorm via een subsidieregeling.
invulling | De motie Otter wordt vormgegeven in het convenant.
invulling | Daarmee krijgt de motie Otter gestalte.
invulling | De motie Otter heeft zijn weerslag gevonden in het plan.
invulling | De motie Otter is opgenomen in het plan.
invulling | De motie Otter is vertaald naar een maatregel in het plan.
invulling | De motie Otter is geadresseerd in het plan.
invulling | De wens van de motie Otter is verankerd in de wet.
invulling | De motie Otter wordt in dit plan verder uitgewerkt.
invulling | De strekking van de motie Otter is in het plan overgenomen.
invulling | Ik verwacht daarmee tegemoet te komen aan de strekking van de motie Otter.
invulling | Hiermee wordt tegemoetgekomen aan de geest van de motie Otter.
invulling | De campagne draagt bij aan de motie Otter.
invulling | Met dit plan wordt nadere inhoud gegeven aan de motie Otter.
invulling | Dit is de invulling die het kabinet geeft aan de motie Otter.
invulling | Het plan vormt een nadere uitwerking van de motie Otter.
invulling | Met de pilot is een eerste invulling gegeven aan de motie Otter.
invulling | Zo heb ik de motie Otter ingevuld.
invulling | Ik heb de motie Otter verwerkt in het wetsvoorstel.
invulling | De motie Otter is meegegeven aan de commissie als opdracht en verwerkt in haar werkplan.
invulling | De motie Otter is ondergebracht in het programma.
invulling | De motie Otter heeft een plek gekregen in het akkoord.
invulling | De motie Otter landt in het akkoord.
invulling | De motie Otter wordt geconcretiseerd in de agenda.
invulling | De motie Otter is ingebed in de aanpak.
invulling | De motie Otter is geïntegreerd in de aanpak.
invulling | Met het zandplan krijgt de motie Otter handen en voeten.
invulling | De motie Otter wordt concreet gemaakt in het zandplan.
invulling | In het zandplan is de motie Otter meegenomen en uitgewerkt.
invulling | Aan de motie Otter wordt onder andere via het zandplan vorm gegeven.
invulling | Aan de motie Otter wordt vormgegeven in het zandplan.
invulling | Zo geeft het kabinet invulling aan de wens van de Kamer, zoals verwoord in de motie Otter.
invulling | Op deze wijze wordt ook invulling gegeven aan de motie Otter.
invulling | Deze passage geldt als invulling van de motie Otter.
invulling | Dit hoofdstuk is tevens de invulling van de motie Otter.
invulling | Dit onderzoek vindt plaats in het kader van de motie Otter.
invulling | Hiermee is een start gemaakt met invulling geven aan de motie Otter.
invulling | Daarmee geven wij nader inhoud aan de motie Otter.
invulling | De aanpak is mede vormgegeven vanuit de motie Otter.
invulling | De motie Otter is in artikel 3 van het wetsvoorstel verwerkt.
invulling | De motie Otter is in de regeling opgenomen.
invulling | De elementen uit de motie Otter zijn verwerkt in het zandplan.
invulling | Het verzoek in de motie Otter is verankerd in artikel 3.
invulling | De motie Otter is onderdeel van het zandplan.
invulling | De motie Otter maakt deel uit van de aanpak.
invulling | De motie Otter is één van de bouwstenen geworden van de aanpak, waarin zij is verwerkt.
invulling | Via het zandplan vullen wij de motie Otter nader in.
invulling | In de bijlage treft u de invulling van de motie Otter aan.
invulling | De motie Otter is ter hand genomen en heeft vorm gekregen in het zandplan.
invulling | Ter invulling van de motie Otter is een werkgroep ingesteld.
# in accordance, weighed, or taken for a guide
in_lijn | De motie Otter neem ik mee in de evaluatie van de wet.
in_lijn | De motie Otter wordt meegewogen bij de herziening van het verdrag.
in_lijn | De motie Otter wordt betrokken bij de voorjaarsbesluitvorming.
in_lijn | De motie Otter wordt meegenomen in het advies.
in_lijn | Bij de uitwerking betrek ik de motie Otter.
in_lijn | Ik weeg de motie Otter mee bij het besluit.
in_lijn | De motie Otter is in lijn met de inzet van het Rijk.
in_lijn | De motie Otter ligt in lijn met bestaand beleid.
in_lijn | De motie Otter sluit aan bij mijn beleid.
in_lijn | De motie Otter past bij de koers van het kabinet.
in_lijn | De motie Otter is staand beleid.
in_lijn | De motie Otter is een ondersteuning van het beleid.
in_lijn | De motie Otter bevestigt het beleid van het kabinet.
in_lijn | Ik zie de motie Otter als steun voor mijn beleid.
in_lijn | Ik beschouw de motie Otter als aansporing om hiermee door te gaan.
in_lijn | De motie Otter beschouw ik als ondersteuning van beleid.
in_lijn | Dit doet recht aan de motie Otter.
in_lijn | De norm is in de geest van de motie Otter.
in_lijn | Geheel in de lijn van de motie Otter kies ik voor bruggen.
in_lijn | Ik heb de motie Otter in mijn afweging betrokken.
in_lijn | Bij de onderhandelingen houd ik rekening met de motie Otter.
in_lijn | De inzet is conform de motie Otter.
in_lijn | Overeenkomstig de motie Otter heeft het kabinet gekozen voor bruggen.
in_lijn | Zoals gevraagd in de motie Otter ontvangt u het overzicht.
in_lijn | Zoals gevraagd door de motie Otter is er overleg gevoerd.
in_lijn | Gelet op de motie Otter is gekozen voor bruggen.
in_lijn | Met de motie Otter in het achterhoofd is dit besluit genomen.
in_lijn | Ik betrek de uitkomsten van de motie Otter hierbij.
in_lijn | Bij de uitwerking zal de motie Otter worden betrokken.
in_lijn | Mede gelet op de motie Otter kies ik hiervoor.
in_lijn | Het voorstel staat in lijn met de motie Otter.
in_lijn | Dit komt overeen met hetgeen de motie Otter vraagt.
in_lijn | De regering handelt in de geest van de motie Otter.
in_lijn | De motie Otter strookt met dit voornemen.
in_lijn | De motie Otter dient daarbij als uitgangspunt.
in_lijn | De motie Otter vormt het vertrekpunt van dit plan.
in_lijn | De motie Otter is leidend bij de verdere onderhandelingen.
in_lijn | De motie Otter is bij het opstellen van de nota betrokken.
in_lijn | Hierbij wordt de motie Otter in acht genomen.
in_lijn | De motie Otter is meegenomen in de evaluatie.
in_lijn | Ik heb kennisgenomen van de motie Otter en weeg die mee.
in_lijn | De motie Otter wordt benut bij de herijking van het stelsel.
in_lijn | De motie Otter wordt daarbij in ogenschouw genomen.
in_lijn | Dit sluit naadloos aan bij de motie Otter.
in_lijn | Dat is precies wat de motie Otter vraagt.
in_lijn | De motie Otter zal worden meegewogen in de formatie.
in_lijn | De motie Otter wordt hierbij nadrukkelijk betrokken.
in_lijn | Bij het opstellen van de nota is de motie Otter betrokken.
in_lijn | Ik neem de motie Otter mee in de gesprekken met de sector.
in_lijn | Ik zal de motie Otter meenemen in het overleg.
in_lijn | Ik zal de motie Otter bij de evaluatie betrekken.
in_lijn | In de evaluatie zal ook de motie Otter worden meegenomen.
in_lijn | De motie Otter geef ik mee aan de informateur.
in_lijn | Het kabinet handelt hiermee overeenkomstig de motie Otter.
in_lijn | Hiermee handelt het kabinet in de lijn van de motie Otter.
in_lijn | Nederland heeft zich, zoals verzocht in de motie Otter, ingezet voor zand.
in_lijn | Nederland heeft, in overeenstemming met de motie Otter, tegengestemd.
in_lijn | Ik lees de motie Otter als een steun in de rug.
in_lijn | Ik vat de motie Otter op als aanmoediging.
in_lijn | Het kabinet ziet de motie Otter als ondersteuning van het beleid.
in_lijn | De gekozen aanpak past bij de motie Otter.
in_lijn | De aanpak ligt in het verlengde van de motie Otter.
in_lijn | Bij de keuze heeft de motie Otter meegewogen.
in_lijn | De motie Otter heeft een rol gespeeld bij de keuze.
in_lijn | De motie Otter is mede bepalend geweest voor de keuze.
in_lijn | Deze keuze is ingegeven door de motie Otter.
in_lijn | Met deze keuze wordt recht gedaan aan de motie Otter.
in_lijn | Dit voornemen is geheel volgens de motie Otter.
in_lijn | Langs de lijnen van de motie Otter is overlegd met de sector.
in_lijn | De motie Otter is een aanmoediging om hiermee door te gaan.
in_lijn | Dat doen we met oog voor de motie Otter.
in_lijn | Met inachtneming van hetgeen in de motie Otter is verzocht, kies ik voor zand.
in_lijn | De uitkomst is in lijn met wat de motie Otter vraagt.
in_lijn | De motie Otter weeg ik mee.
in_lijn | De motie Otter zal worden betrokken bij de augustusbesluitvorming.
in_lijn | De motie Otter sluit goed aan op de ingezette lijn.
in_lijn | Zoals de motie Otter verzoekt, is het tarief verlaagd.
# promised, under way, or dated in a time to come
toegezegd | De motie Otter wordt opgepakt; het kader ontvangt u in juli.
toegezegd | De motie Otter wordt opgepakt met de sector.
toegezegd | Ik pak de motie Otter op samen met de VNG.
toegezegd | Het kabinet gaat de motie Otter uitvoeren.
toegezegd | Ik ga met de motie Otter aan de slag.
toegezegd | Met de motie Otter ben ik aan de slag gegaan.
toegezegd | De motie Otter is in uitvoering en wordt eind dit jaar afgerond.
toegezegd | De uitvoering van de motie Otter is in volle gang.
toegezegd | De uitvoering van de motie Otter loopt nog.
toegezegd | De uitvoering van de motie Otter volgt in het najaar.
toegezegd | De uitvoering van de motie Otter is voorzien voor volgend jaar.
toegezegd | De uitvoering van de motie Otter staat gepland voor 2027.
toegezegd | De uitvoering van de motie Otter is ter hand genomen.
toegezegd | Over de motie Otter ontvangt uw Kamer een separate brief.
toegezegd | Over de invulling van de motie Otter informeer ik u nader.
toegezegd | Ik kom schriftelijk terug op de motie Otter.
toegezegd | Op de uitvoering van de motie Otter kom ik in het voorjaar terug.
toegezegd | De Kamer wordt voor de zomer geïnformeerd over de uitvoering van de motie Otter.
toegezegd | Ik beraad mij nog op de uitvoering van de motie Otter.
toegezegd | Ik onderzoek hoe ik de motie Otter kan uitvoeren.
toegezegd | Ik bezie op welke wijze de motie Otter kan worden uitgevoerd.
toegezegd | Met de wet, die in 2028 ingaat, zal de motie Otter zijn uitgevoerd.
toegezegd | De motie Otter zal bij de volgende herziening worden verwerkt.
toegezegd | Ik zal de motie Otter ten uitvoer brengen.
toegezegd | De motie Otter kan naar verwachting in mei worden uitgevoerd.
toegezegd | Ik streef ernaar de motie Otter voor de zomer uit te voeren.
toegezegd | De motie Otter zal ik alsnog uitvoeren.
toegezegd | Ik ben bereid de motie Otter uit te voeren.
toegezegd | Ik ben met de VNG in overleg over de uitvoering van de motie Otter.
toegezegd | Er wordt hard gewerkt aan de uitvoering van de motie Otter.
toegezegd | Het resultaat ontvangt u in juli, waarmee de motie Otter dan is uitgevoerd.
toegezegd | Daarna kan de motie Otter als afgedaan worden beschouwd, naar verwachting in mei.
toegezegd | Pas dan zal ik de motie Otter uitvoeren.
toegezegd | Voor het einde van het jaar geef ik uitvoering aan de motie Otter.
toegezegd | De motie Otter hoop ik in het najaar te kunnen uitvoeren.
toegezegd | De motie Otter wordt in 2028 uitgevoerd.
toegezegd | De motie Otter wordt momenteel uitgevoerd.
toegezegd | Aan de uitvoering van de motie Otter wordt momenteel gewerkt.
toegezegd | Ik bereid de uitvoering van de motie Otter voor.
toegezegd | De voorbereidingen voor de uitvoering van de motie Otter zijn gestart.
toegezegd | De motie Otter heeft mijn aandacht en wordt in mei uitgevoerd.
toegezegd | Uw Kamer ontvangt in mei een brief over de motie Otter.
toegezegd | In mijn volgende brief ga ik in op de uitvoering van de motie Otter.
toegezegd | Zodra de wet in werking treedt, is de motie Otter uitgevoerd.
toegezegd | De motie Otter verwacht ik in maart te hebben uitgevoerd.
toegezegd | De motie Otter zal daarna als afgedaan worden beschouwd.
toegezegd | De minister zegt toe de motie Otter uit te voeren.
toegezegd | Ik heb toegezegd de motie Otter uit te voeren.
toegezegd | Ik zeg toe de motie Otter uit te voeren.
toegezegd | De motie Otter voer ik volgend jaar uit.
toegezegd | De motie Otter zal in de tweede helft van 2027 tot uitvoering komen.
toegezegd | In het najaar kom ik met een uitwerking van de motie Otter.
toegezegd | In het najaar zal ik uw Kamer berichten over de motie Otter.
toegezegd | Een reactie op de motie Otter volgt in het najaar.
toegezegd | Een nadere uitwerking van de motie Otter volgt.
toegezegd | Over de wijze waarop ik de motie Otter uitvoer, wordt uw Kamer nader geïnformeerd.
toegezegd | Uw Kamer ontvangt voor de zomer de uitwerking van de motie Otter.
toegezegd | Voor de zomer stuur ik u een brief waarin ik inga op de motie Otter.
toegezegd | Ik werk aan de motie Otter.
toegezegd | Er wordt gewerkt aan de motie Otter.
toegezegd | Momenteel wordt bezien hoe de motie Otter kan worden uitgevoerd.
toegezegd | Met de sector verken ik hoe uitvoering kan worden gegeven aan de motie Otter.
toegezegd | Het RIVM voert op dit moment de motie Otter uit.
toegezegd | Het RIVM is gestart met de uitvoering van de motie Otter.
toegezegd | De uitvoering van de motie Otter vergt meer tijd en volgt in 2028.
toegezegd | Voor de uitvoering van de motie Otter stel ik een werkgroep in.
toegezegd | De motie Otter moet nog worden uitgevoerd.
toegezegd | De motie Otter wordt nog uitgevoerd.
toegezegd | Ik wil de motie Otter in mei uitvoeren.
toegezegd | Het is mijn voornemen de motie Otter uit te voeren.
toegezegd | Ik heb het voornemen om aan de motie Otter uitvoering te geven.
toegezegd | Ik laat onderzoeken hoe de motie Otter kan worden ingevuld.
toegezegd | Ik ben voornemens om invulling te geven aan de motie Otter.
toegezegd | Het kabinet zal invulling geven aan de motie Otter.
toegezegd | Aan de motie Otter zal ik met de begroting invulling geven.
toegezegd | De motie Otter zal worden ingevuld met een plan.
toegezegd | Na ommekomst van het advies zal de motie Otter worden afgedaan.
toegezegd | In de Voorjaarsnota zal worden voldaan aan de motie Otter.
toegezegd | De motie Otter wordt via de begroting van volgend jaar uitgevoerd.
toegezegd | Wanneer het advies er is, zal ik uitvoering geven aan de motie Otter.
toegezegd | Naar verwachting is de motie Otter eind dit jaar uitgevoerd.
toegezegd | Eind dit jaar zal de motie Otter zijn uitgevoerd.
toegezegd | Vóór het kerstreces kom ik op de motie Otter terug.
toegezegd | Op de motie Otter kom ik terug in de voortgangsbrief.
toegezegd | Over de motie Otter zal ik u separaat berichten.
toegezegd | De uitvoering van de motie Otter heb ik ter hand genomen.
toegezegd | De motie Otter heb ik in behandeling genomen en voer ik in mei uit.
toegezegd | De motie Otter is onderhanden.
# near misses: denied, refused, asked, or somebody else's claim
genoemd | Een embargo, zoals bepleit in de verworpen motie Otter, komt er niet.
genoemd | De motie Otter blijft onuitgevoerd.
genoemd | De uitvoering van de motie Otter is gestaakt.
genoemd | De motie Otter is niet in stemming gebracht.
genoemd | De motie Otter wordt niet overgenomen.
genoemd | De motie Otter heb ik ontraden en die is niet aangenomen.
genoemd | De motie Otter kan niet worden uitgevoerd.
genoemd | De motie Otter acht ik onuitvoerbaar.
genoemd | Ik zie af van uitvoering van de motie Otter.
genoemd | Het kabinet is niet voornemens de motie Otter uit te voeren.
genoemd | De motie Otter leg ik naast mij neer.
genoemd | Ik laat het oordeel over de motie Otter aan de Kamer.
genoemd | Het oordeel over de motie Otter laat ik aan uw Kamer.
genoemd | Ik ga niet mee met de suggestie dat de motie Otter is uitgevoerd.
genoemd | Ik deel de opvatting niet dat de motie Otter is uitgevoerd.
genoemd | Anders dan u stelt is de motie Otter niet afgedaan.
genoemd | De motie Otter is nog altijd niet uitgevoerd.
genoemd | Tot uitvoering van de motie Otter is het niet gekomen.
genoemd | De indiener heeft de motie Otter aangehouden.
genoemd | De motie Otter is van de agenda gehaald.
genoemd | Een verhoging, zoals gevraagd in de ingetrokken motie Otter, acht ik onwenselijk.
genoemd | Zoals in de aangehouden motie Otter is bepleit, zouden bruggen moeten.
genoemd | De motie Otter haalde geen meerderheid.
genoemd | Met de motie Otter riep uw Kamer op tot spoed.
genoemd | Uw Kamer heeft met de motie Otter gevraagd om een onderzoek.
genoemd | De motie Otter verzoekt de regering in kaart te brengen hoe het onderzoek wordt uitgevoerd.
genoemd | In de motie Otter vraagt de Kamer aan te sluiten bij de buurlanden.
genoemd | Ik ben niet bereid de motie Otter uit te voeren.
genoemd | Over de motie Otter is gestemd.
genoemd | De motie Otter dateert van vorig jaar.
genoemd | Uw vraag betreft de uitvoering van de motie Otter.
genoemd | U vraagt naar de uitvoering van de motie Otter.
genoemd | De motie Otter vroeg om een loket.
genoemd | De motie Otter, die vraagt om een loket, is in het debat ingediend.
genoemd | De uitvoering van de motie Otter stuit op bezwaren.
genoemd | De uitvoering van de motie Otter zou 4 miljoen euro kosten.
genoemd | Ik zal de motie Otter niet uitvoeren.
genoemd | Het kabinet is niet van plan de motie Otter uit te voeren.
genoemd | Ik heb besloten de motie Otter niet uit te voeren.
genoemd | Uitvoering van de motie Otter acht ik niet wenselijk.
genoemd | Het uitvoeren van de motie Otter is juridisch onmogelijk.
genoemd | Aan de motie Otter kan geen uitvoering worden gegeven.
genoemd | Aan de motie Otter geef ik daarom geen gevolg.
genoemd | De motie Otter laat zich niet uitvoeren.
genoemd | Het kabinet neemt de motie Otter niet over.
genoemd | De motie Otter staat op gespannen voet met het recht.
genoemd | De motie Otter is in strijd met het beleid.
genoemd | De motie Otter gaat verder dan het beleid.
genoemd | Ik begrijp de zorgen achter de motie Otter.
genoemd | Tijdens het debat is gesproken over de motie Otter.
genoemd | De stemmingen over de motie Otter zijn op 3 mei.
genoemd | De motie Otter is met 76 stemmen voor aangenomen.
genoemd | Het lid Otter heeft zijn motie ingetrokken.
genoemd | Of de motie Otter kan worden uitgevoerd, is onzeker.
genoemd | Het is de vraag of de motie Otter is uitgevoerd.
genoemd | U stelt dat de motie Otter niet is uitgevoerd.
genoemd | De motie Otter is ten onrechte als uitgevoerd aangemerkt.
genoemd | De motie Otter spreekt uit dat er meer zand moet komen.
genoemd | De motie Otter draagt de regering op een loket te openen dat in mei wordt uitgevoerd.
genoemd | De motie Otter vraagt de regering te voldoen aan de norm.
genoemd | In de motie Otter wordt de regering verzocht invulling te geven aan het zandplan.
genoemd | De motie Otter verzoekt de regering de wet in lijn te brengen met Europees recht.
genoemd | De motie Otter verzoekt om de uitkomsten te betrekken bij de begroting.
genoemd | Aanleiding voor dit onderzoek is de motie Otter.
genoemd | Vanwege de motie Otter heb ik gesproken met de sector.
genoemd | De uitvoering van de motie Otter is aan de provincies.
genoemd | Zonder extra middelen kan de motie Otter niet worden uitgevoerd.
genoemd | Hiermee is de motie Otter nog niet volledig uitgevoerd.
genoemd | Voor uitvoering van de motie Otter ontbreekt de dekking.
genoemd | De motie Otter kan op dit moment niet worden uitgevoerd.
genoemd | Dit gaat de reikwijdte van de motie Otter te buiten.
genoemd | Ik verwijs naar mijn appreciatie van de motie Otter.
"""


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.strip().split("\n") if not line.startswith("#")]
    return [(status, text) for status, _, text in (line.partition(" | ") for line in lines)]


@pytest.mark.parametrize(("status", "text"), cases())
def test_status_of_the_wording(status: str, text: str) -> None:
    assert statuses(text) == [status]
