"""Quotations as reporters of many outlets write them, read by the whole coder: who says it, and for whom.

A speaker of None is a company; a row without any is of words that nobody's row counts.
"""

from __future__ import annotations

import pytest

from factories import make_article
from tieup.coding.quotations import COMPANY, code_quotations
from tieup.pipeline import Coder

CODER = Coder()
WRITTEN = [
    ("Arjun Velu, CEO of VoltHive, said: “This agreement shows how open our network is and it will "
     "bring many more drivers to electric cars.\n"
     "\n"
     "“We look forward to working with Ionity on further steps.”\n"
     "\n"
     "Petra Lindqvist, Chief Executive of Ionity, says: “Thousands of charging points become "
     "available overnight.”",
     [("Arjun Velu", "VoltHive"), ("Petra Lindqvist", "Ionity")]),
    ("“ChargePoint is proud to join forces with Natura to bring chargers to every truck stop,” says "
     "Pasquale Marino, president and CEO of ChargePoint.\n"
     "\n"
     "“We are at the start of a major shift, and it will change transport for good,” adds Marino.",
     [("Pasquale Marino", "ChargePoint")]),
    ("Blinkwell founder and CEO Michael D Farrow said he thought the move would also “improve the "
     "network, help drivers and speed up adoption”. Hubject North American CEO Paula Glen added that "
     "she thought it would “set the standard for open collaboration here”.",
     [("Michael D Farrow", "Blinkwell"), ("Paula Glen", "Hubject")]),
    ("Ayush Lohani, chief executive officer (CEO) of Lohani Auto, who has been part of the meetings, "
     "said this move was critical for the country.\n"
     "“The electric two-wheeler segment is facing significant pressure to reduce its cost,” he said.",
     [("Ayush Lohani", "Lohani Auto")]),
    ('Sohan Gill, Director General at Society of Electric Vehicle Makers (SEVM), said, "The policy '
     'will help to build the infrastructure and increase the use of electric buses." Gill also said '
     "it will open new avenues.",
     [("Sohan Gill", "Society of Electric Vehicle Makers")]),
    ("Jatin Sharma, MD and founder of Okinawa Autotech, said, “The introduction of the swapping "
     "policy is a positive and progressive step.”",
     [("Jatin Sharma", "Okinawa Autotech")]),
    ("“We have continuous discussions with all our partners,” Tavares told the Journal in response "
     "to a question. Stellantis chief executive officer Carlos Tavares had said in May that the firm "
     "was ready.",
     [("Carlos Tavares", "Stellantis")]),
    ('In a joint statement, Renault and Nissan said they were "engaged in trustful discussions '
     'around several initiatives" including an investment.',
     []),
    ("“The Megafactory is being created to enable a continuous reduction in the cost of long range "
     "packs,” the joint statement said.",
     []),
    ("Panasonic CEO Kazuo Tsugawa (pictured) said during an earnings briefing on 10 May that the "
     "move could be on the cards, Reuters reported.\n"
     "“Tesla could in the future launch full production in China and we could produce jointly,” the "
     "Panasonic chief was quoted as saying.",
     [("Kazuo Tsugawa", "Panasonic")]),
    ("At a media briefing, GM CEO Mary Barra stated the 50-50 joint venture with LG Chem is aimed at "
     "“dramatically enhancing electric vehicle affordability and profit.”\n"
     "Barra stated the plant will speed up the plan.\n"
     "“General Motors believes in an all-electric future for everyone,” she added.",
     [("Mary Barra", "General Motors")]),
    ("Toyota's Hiroki Kishida will be chairman and BYD's Zhao Bingwen chief executive officer.\n"
     "\n"
     'Kishida said: "With the engineers working together under the same roof, we aim to develop cars '
     'that are superior."\n'
     "\n"
     'Bingwen said: "This joint venture company will focus on the research and development of cars."',
     [("Hiroki Kishida", "Toyota"), ("Zhao Bingwen", "BYD")]),
    ("\"We aim to combine BYD's strengths in development with Toyota's quality\", BYD Senior Vice "
     "President Lian Yu-bin said.",
     [("Lian Yu-bin", "BYD")]),
    ("“As a leading company in China, Geely Holding has grown at great speed,” William Li, founder, "
     "chairman and CEO of Nio, said.",
     [("William Li", "Nio")]),
    ('"Transport and logistics keep the world moving, and the need will continue to grow," said '
     "Martin Daub, Chairman of the Board of Management Daimler Truck AG and Member of the Board of "
     "Management of Daimler AG.\n"
     "\n"
     '"For trucks to cope with heavy loads, fuel cells are one important answer.\n'
     "\n"
     '"This joint initiative is a milestone in bringing such trucks onto our roads."\n'
     "\n"
     "Martin Lundberg, Volvo Group President and CEO, said electrification is a key element of the "
     "deal.\n"
     "\n"
     '"Using hydrogen as a carrier of green electricity is one important part of the puzzle," he '
     "said.",
     [("Martin Daub", "Daimler Truck"), ("Martin Lundberg", "Volvo Group")]),
    ("“The fuel cell is a crucial solution for achieving zero emissions in long-haul trucks. We and "
     "our partner are convinced of this, ”shared Martin Daub, Chairman of the Board of Directors of "
     "Daimler Truck.",
     [("Martin Daub", "Daimler Truck")]),
    ("\"Our union's hope is that this venture will hire former workers of the plant first,\" UAW boss "
     "Ron Gettel said.",
     [("Ron Gettel", "UAW")]),
    ('Rivian boss RJ Scaringe wrote on X: "We could not be more excited about what comes next with '
     'this team."',
     [("RJ Scaringe", "Rivian")]),
    ("SEOUL, March 3 (Reuters) - Hyundai Motor and SK On will build a plant.\n"
     "\n"
     '"The two sides have what the other one lacks, and that is the point," said Kim Jin-soo, an '
     "analyst at Hana Securities.\n"
     "\n"
     '"But margins will stay thin for years," Kim said.',
     [("Kim Jin-soo", "Hana Securities")]),
    ('"They will need each other for scale," Citi analyst Itay Michelson wrote in a note to clients.',
     [("Itay Michelson", "Citi")]),
    ('Analysts at Bernstein said the deal would "not move the needle for either company".',
     []),
    ('"We have nothing further to share at this time," a Ford spokesperson said in an email.',
     []),
    ('"We are not going to comment on speculation of any kind," said Volkswagen spokesman Michael '
     "Brandl.",
     [("Michael Brandl", "Volkswagen")]),
    ('"We are on track to begin production of the cells in 2025," Northvolt said in a statement.',
     [(None, "Northvolt")]),
    ('The company said in a statement that it was "fully committed to the success of the project". '
     "Kia builds cars.",
     []),
    ('Kia has denied the report. The company said in a statement that it was "fully committed to the '
     'success of the project".',
     [(None, "Kia")]),
    ('"The market will decide in the end what they want," said Sam Fiorano, vice president at '
     "AutoForecast Solutions, an industry research firm.",
     [("Sam Fiorano", "AutoForecast Solutions")]),
    ('Michelle Kerb, a senior autos analyst with Cox Automotive, said the price was key. "Consumers '
     'do not want to pay more," said Kerb.',
     [("Michelle Kerb", "Cox Automotive")]),
    ('"We will continue to look for opportunities," said Mr. Musk, who is also chief executive of '
     "SpaceX. Tesla's Elon Musk visited Berlin.",
     [("Elon Musk", "Tesla")]),
    ('Ola Kallen, who runs Mercedes-Benz, told the Financial Times that the firm was open. "There '
     'are no taboos in such a situation," he said.',
     [("Ola Kallen", "Mercedes-Benz")]),
    ("Thomas Schaller, who heads VW's passenger car brand, told reporters in Wolfsburg: \"We have to "
     'get the costs down by a third."',
     [("Thomas Schaller", "Volkswagen")]),
    ("\"Nobody wanted to be first,\" recalled Anna Borg, then Vattenfall's chief executive.",
     [("Anna Borg", "Vattenfall")]),
    ('German Economy Minister Robert Habel called the plant "a great success for the whole region".',
     [("Robert Habel", "German government")]),
    ('"Canada is now a global leader in the battery supply chain," Prime Minister Justin Trudel said '
     "in St. Thomas, Ontario.",
     [("Justin Trudel", "Canadian government")]),
    ('"This is a win for the workers of Tennessee," Gov. Bill Leeson said.',
     [("Bill Leeson", "Tennessee")]),
    ("\"The union will fight for every single job,\" said Daniela Cavallaro, head of Volkswagen's "
     "works council.",
     [("Daniela Cavallaro", "Volkswagen works council")]),
    ('UAW President Shawn Fine said in a live stream that the carmakers were "playing games with our '
     'future".',
     [("Shawn Fine", "UAW")]),
    ("\"The technology is ready and so are we,\" said Qualcomm's Nakul Duggan.",
     [("Nakul Duggan", "Qualcomm")]),
    ("“I don’t think it’s a threat,” Farley said. “It’s a chance.” Jim Farley is Ford’s CEO.",
     [("Jim Farley", "Ford")]),
    ("“It's a very, very good fit for us”, says Jim Rowan of Volvo Cars. “And we've known them for "
     "many years.”",
     [("Jim Rowan", "Volvo Cars")]),
    ('"This," said Lucid boss Peter Rawlings, "is the moment that we have all been waiting for."',
     [("Peter Rawlings", "Lucid")]),
    ("'We needed a partner with scale and we found one,' said Pawan Goel, managing director of Hero "
     "MotoCorp. 'It doesn't get better than this.'",
     [("Pawan Goel", "Hero MotoCorp")]),
    ("“The cells will be made in Hungary,” Zeng said. Robin Zeng, founder of CATL, was in Munich on "
     "Monday.",
     [("Robin Zeng", "CATL")]),
    ("\"Europe is where we will grow now,\" says Stella Li, BYD's executive vice-president and the "
     "face of its expansion abroad.",
     [("Stella Li", "BYD")]),
    ('"We will do so step by step," said He Xiaopeng, chairman of XPeng. "Volkswagen has taught us '
     'much about quality," added He.',
     [("He Xiaopeng", "Xpeng")]),
    ("“Our two companies complement each other perfectly well,” said Dr Herbert Diess, Chairman of "
     "the Board of Management of Volkswagen AG.",
     [("Herbert Diess", "Volkswagen")]),
    ("“Nobody can do this alone any more,” said Prof. Ferdinand Dudenhoff, director of the Center "
     "Automotive Research in Bochum.",
     [("Ferdinand Dudenhoff", "Center Automotive Research")]),
    ("“Without cobalt it gets cheaper for everybody,” says Gerrit van der Meer of Umicore.",
     [("Gerrit van der Meer", "Umicore")]),
    ("“There is a lot of interest in this,” said Mohammed bin Rashid Al Falahi, chief executive of "
     "Ceer.",
     [("Mohammed bin Rashid Al Falahi", "Ceer")]),
    ('"We are now closer to our customers," said Jörg Burger, a former Daimler manager who now leads '
     "Cellforce.",
     [("Jörg Burger", "Cellforce")]),
    ('Nissan, which owns 34% of Mitsubishi Motors, was pleased. "It helps us both in Asia," said '
     "Takao Kato, Mitsubishi's chief executive.",
     [("Takao Kato", "Mitsubishi Motors")]),
    ("\"We'll supply both of them from Ohio,\" said Bob Lee, president of LG Energy Solution's North "
     "American unit, which also serves Honda.",
     [("Bob Lee", "LG Energy Solution")]),
    ('Foxconn will build it for Fisker. Chairman Young Liu said the deal was "the first of many with '
     'carmakers".',
     [("Young Liu", "Foxconn")]),
    ("\"It's the same car with another badge,\" said Carlos Ramos, Suzuki's Europe chief, of the "
     "Toyota-built model.",
     [("Carlos Ramos", "Suzuki")]),
    ("“Together with Bosch we can scale this up,” said Volkswagen board member Thomas Schmall.",
     [("Thomas Schmall", "Volkswagen")]),
    ("“Partnerships are the only way forward,” said Linda Zhang, chief engineer of the F-150 "
     "Lightning at Ford.",
     [("Linda Zhang", "Ford")]),
    ("\"The plant gives us security of supply,\" said the company's chief executive, Håkan Samuels. "
     "Volvo Cars is owned by Geely.",
     [("Håkan Samuels", "Volvo Cars")]),
    ("Volvo Cars broke ground on Friday. \"The plant gives us security of supply,\" said the company's "
     "chief executive, Håkan Samuels.",
     [("Håkan Samuels", "Volvo Cars")]),
    ('"It is our intention to go public with the unit," said Luca de Meo, CEO of Renault Group, '
     'during the call. "It is too early to say when," the Renault boss added.',
     [("Luca de Meo", "Renault")]),
    ('"It is too early to say when it will start," the Renault boss told reporters. Luca de Meo took '
     "over as chief executive in 2020.",
     [("Luca de Meo", "Renault")]),
    ('Asked about the talks, Toyota president Koji Sato said "we are always open to everyone".',
     [("Koji Sato", "Toyota")]),
    ('Toyota president Koji Sato said the company is "always open".',
     []),
    ("Q: What comes next for the two companies?\n"
     "\n"
     'James Cheng: "We will open a second plant in Texas next year."\n'
     "\n"
     "James Cheng is the president of Microvast.",
     [("James Cheng", "Microvast")]),
    ('"We are convinced that this cooperation will be a success for both sides."\n'
     "— Markus Duesman, CEO, Audi AG",
     [("Markus Duesman", "Volkswagen")]),
    ("With the engineers from both companies we aim to develop better cars.\n"
     "—Chairman Hiroki Kishida",
     []),
    ('"We will make the best cells in the world here in Kansas," Allan Swan, president of Panasonic '
     "Energy of North America, said.",
     [("Allan Swan", "Panasonic")]),
    ("\"He told me: 'You will never build that car,' and I said 'watch me',\" recalls Henrik Fisker, "
     "founder of Fisker.",
     [("Henrik Fisker", "Fisker")]),
    ("The slogan \"Together we go further than alone\" hung over the stage where Ford's Jim Farley "
     "spoke.",
     []),
    ('Its book "How to Build a Car That Lasts" was written by Adrian Newey.',
     []),
    ('The so-called "one platform for all of us" approach has failed.',
     []),
    ("In a post on LinkedIn, Polestar's chief executive Thomas Ingen wrote that \"the best days are "
     'still ahead of us".',
     [("Thomas Ingen", "Polestar")]),
    ("In a blog post, Jim Baumer, Ford's vice president of product, described the pact as \"a big win "
     'for our customers".',
     [("Jim Baumer", "Ford")]),
    ('According to Sandeep Rao, head of research at Leverage Shares, "the company has no plan B at '
     'the moment".',
     [("Sandeep Rao", "Leverage Shares")]),
    ('"The bankers have been circling for a year," one person close to the talks told Reuters.',
     []),
    ('"There was simply no trust between the two boards," the executive said, asking not to be named.',
     []),
    ("Hyundai's Jose Munoz, who became co-CEO this year, struck a softer tone. \"We will be flexible "
     'in what we offer," Munoz told analysts.',
     [("Jose Munoz", "Hyundai")]),
    ('Speaking at the Munich show, BMW development chief Frank Weber said that "the Neue Klasse is '
     'more than a car to us".',
     [("Frank Weber", "BMW")]),
    ('For Akio Toyoda, chairman of Toyota, the matter is clear: "Carbon is the enemy, not the '
     'engine."',
     [("Akio Toyoda", "Toyota")]),
    ("\"Volkswagen is a strong partner,\" Rivian's finance chief, Claire McDonough, told analysts on a "
     'call, "and we are learning from each other."',
     [("Claire McDonough", "Rivian")]),
    ('"The deal is done," he said. "Now we have to deliver on it," Oliver Blume, the chief executive '
     "of Volkswagen and Porsche, told staff.",
     [("Oliver Blume", "Volkswagen")]),
    ("Chung Eui-sun, executive chair of Hyundai Motor Group, and Ola Kallen of Mercedes-Benz met in "
     'Seoul. "We talked about batteries for two hours," Chung said afterwards.',
     [("Chung Eui-sun", "Hyundai")]),
    ("Mr. Shailesh Chander, President, Passenger Vehicle Business Unit, Tata Motors, said, “Electric "
     "mobility is gaining ground in the country and partnerships are pivotal”\n"
     "Mr. Saurav Kumar, Executive Vice Chairperson, EESL said, “A shift to electric vehicles will "
     "reduce our dependence on imported oil.”",
     [("Shailesh Chander", "Tata Motors"), ("Saurav Kumar", "EESL")]),
    ("“Nothing has been decided so far, nothing at all,” a company official said, adding that the "
     "firm “has continued talks with various automakers for partnerships.”",
     []),
    ('"We are discussing various ways to cooperate with automakers, but nothing has been decided," '
     "LGES said in a statement.\n"
     "\n"
     "A Honda USA spokeswoman declined to comment.\n"
     "\n"
     '"This is not something that Honda has announced so far," said a spokesperson at Honda in Tokyo.',
     [(None, "LG Energy Solution")]),
    ('"The automakers are highly committed at this point," Robert Leigh, who leads LG Energy '
     "Solution's operations in North America, told The Dispatch. \"Nobody knows exactly how fast it "
     'will go."\n'
     "\n"
     '"I do see the signals that the market will take hold," said Leigh, in an interview from '
     "Honda's Heritage Center in Marysville.",
     [("Robert Leigh", "LG Energy Solution")]),
    ("“Effectively, the decision means that we pay workers for doing no work at all,” George Svigoz, "
     "General Motors’ Director of Communications (International Markets) told The Hindu, in a "
     "written response. “We reject both suggestions outright,” he added.",
     [("George Svigoz", "General Motors")]),
    ("German Economy Minister Robert Habek has called on Volkswagen to refrain from closures.\n"
     "“The locations should be preserved,” he said during a visit to the plant in Emden.\n"
     "“This number is completely unfounded and just nonsense,” the central works council said.",
     [("Robert Habek", "German government")]),
    ("R.J. Scarringe, the founder and CEO of the electric truck maker Rivian, predicts that drivers "
     "are about to jump. “Once you try a product that shifts the technology, it's hard to go "
     "backwards,” Scarringe told me recently.",
     [("R.J. Scarringe", "Rivian")]),
    ("“If you gave me a billion dollars I could not come up with anything worse”\n"
     "Lewis Horn, chief executive, Uniti",
     [("Lewis Horn", "Uniti")]),
    ("Dr Timo Moeller, head of the Future Center for Mobility at consulting company McKinsey, is "
     "doubtful. “The winners will be those with software,” Moeller says.",
     [("Timo Moeller", "McKinsey")]),
    ("When queried, a General Motors India spokesperson said, “Employees who have been affected have "
     "already received their benefits.”",
     []),
    ('The Founder and Chairman of CATL, Robin Zheng, said through a video that the two "have a '
     'similar culture of innovation and mission".',
     [("Robin Zheng", "CATL")]),
    ("HT Auto: How do you see the market?\n"
     "\n"
     "Vinay Rao: “We will double our sales in two years from now.”\n"
     "\n"
     "Vinay Rao is chief executive of Ather Energy.",
     [("Vinay Rao", "Ather Energy")]),
    ("“This is a historic day for both companies and both countries”, comments Renault Group CEO "
     "Luca de Meo.",
     [("Luca de Meo", "Renault")]),
    ("Commenting on the partnership, Vikram Handa, MD, Epsilon Advanced Materials, said, “We are "
     "happy to join hands with a leader in this field.”",
     [("Vikram Handa", "Epsilon Advanced Materials")]),
    ('Nagesh Basavan, Chairman of Bharat Benz India and MD & CEO of Lohia Batteries, said that "the '
     'tie-up will bring down the cost of cells".',
     [("Nagesh Basavan", "Bharat Benz India")]),
    ("“With the help of our partner, we'll bring the price down,” noted Sun Huajun, chief technology "
     "officer of BYD's battery arm FinDreams.",
     [("Sun Huajun", "FinDreams")]),
    ("“The deal will not change the balance of power,” Tu Lee, founder of the Beijing-based "
     "consultancy Sino Auto Insights, told AFP.",
     [("Tu Lee", "Sino Auto Insights")]),
    ("Yale Zhao, managing director of Shanghai-based Automotive Foresight, sees it differently. "
     "“Foreign brands need the software,” he said.",
     [("Yale Zhao", "Automotive Foresight")]),
    ("“We do not see any risk in that at all,” said Volkswagen China chief Ralf Brandstaetter, who "
     "sits on the group's board.",
     [("Ralf Brandstaetter", "Volkswagen")]),
    ("Ford's chief executive, Jim Farley, said in February that it was developing cheap cars. “All "
     "of our teams are ruthlessly focused on cost,” he told investors. His counterpart at General "
     "Motors, Mary Barra, said her company “would consider partners for that too”.",
     [("Jim Farley", "Ford"), ("Mary Barra", "General Motors")]),
    ("“We look forward to working with Mobileye on all of our brands,” said Klaus Zellner of Porsche "
     "in a release, while Mobileye's Amnon Shashoua spoke of “a turning point for consumer automated "
     "driving”.",
     [("Klaus Zellner", "Porsche"), ("Amnon Shashoua", "Mobileye")]),
    ("“Our strategy remains intact,” the Stuttgart-based carmaker said. “We're adding a partner for "
     "the small cells.” Mercedes-Benz shares were flat.",
     []),
    ("Mercedes-Benz shares fell. “Our strategy remains fully intact,” the Stuttgart-based carmaker "
     "said in a statement.",
     [(None, "Mercedes-Benz")]),
    ("Asked whether Nissan would be part of it, Makoto Uchida replied: “I can't comment on that "
     "today.” Nissan's chief executive smiled.",
     [("Makoto Uchida", "Nissan")]),
    ("“I can't comment on anything that is not public,” Nissan Chief Executive Officer Makoto Uchida "
     "told a briefing in Yokohama, when asked about Honda.",
     [("Makoto Uchida", "Nissan")]),
    ('"We want to be a partner of choice for all," said Kwon Young-soon, then chief executive of LG '
     "Energy Solution.",
     [("Kwon Young-soon", "LG Energy Solution")]),
    ("“It was never about the money,” says one former executive who took part in the talks.",
     []),
    ("“It was never about the money,” says Carla Bailey, a former GM executive who is now a "
     "professor at the University of Michigan.",
     [("Carla Bailey", "University of Michigan")]),
    ("Sergio Marchione, who was then running Fiat Chrysler, called it “the confessions of a capital "
     "junkie”.",
     [("Sergio Marchione", "Fiat Chrysler")]),
    ("Elon Musk, Tesla's boss, has said that “anyone who relies on lidar is doomed”. Luminar's "
     "founder, Austin Russel, begs to differ: “Cameras alone will never be enough.”",
     [("Elon Musk", "Tesla"), ("Austin Russel", "Luminar")]),
    ("According to Mr Ghosn, “the alliance is dead as we knew it”. Carlos Ghosn ran Nissan and "
     "Renault until 2018.",
     [("Carlos Ghosn", None)]),
    ("“We're in a good place with them,” said Shilpan Amin, GM's senior vice president of global "
     "purchasing and supply chain, of LG.",
     [("Shilpan Amin", "General Motors")]),
    ("“This investment secures 300 jobs for decades,” Economic Development Minister Vic Fedelli said "
     "on behalf of the Ontario government.",
     [("Vic Fedelli", None)]),
    ("Michigan Gov. Gretchen Witmer called the plant “a huge win for Michigan workers”.",
     [("Gretchen Witmer", "Michigan")]),
    ("“Chinese batteries have no place in our state,” said U.S. Rep. John Molenar, a Republican who "
     "chairs the House committee on China.",
     [("John Molenar", None)]),
    ("Isobel Sheldon, Britishvolt's chief strategy officer, said in an interview that it had “a "
     "clear path to the money”; Glencore declined to comment.",
     [("Isobel Sheldon", "Britishvolt")]),
    ("“Both companies are very proud of what the teams have done,” said Kai Grunitz, Member of the "
     "Board of Management Volkswagen Brand, Technical Development.",
     [("Kai Grunitz", "Volkswagen")]),
    ("“Both companies are very proud of what the teams have done.”\n"
     "\n"
     "Kai Grunitz, Board Member for Technical Development, Volkswagen",
     [("Kai Grunitz", "Volkswagen")]),
    ("Gogoro's CEO and co-founder Horace Look said of the tie-up: “Hero knows India better than "
     "anyone else.”",
     [("Horace Look", "Gogoro")]),
    ("“It's not a merger,” insisted Honda's president. “It's a discussion about what we can do.” "
     "Toshihiro Mibe became Honda's president in 2021.",
     [("Toshihiro Mibe", "Honda")]),
    ("“Sales will be double by next year,” Mr. Kim of Hyundai said. Kim Il-woo, a vice president at "
     "Hyundai Motor, spoke at a forum in Seoul.",
     [("Kim Il-woo", "Hyundai")]),
    ("Rivian CEO RJ Scaringe said the firm's approach was a ‘software-first way of thinking’, adding "
     "that VW ‘understood what we bring to the table’.",
     [("RJ Scaringe", "Rivian")]),
    ('He described it as "a very exciting opportunity" for both. The comment came from Stellantis '
     "CTO Ned Curic.",
     []),
    ("“Together,” Mr Blume added, “we are accelerating.” Oliver Blume heads Volkswagen and “will not "
     "be rushed by anyone”.",
     [("Oliver Blume", "Volkswagen")]),
    ("Ola Kaellen, who succeeded Dieter Zetter at Mercedes-Benz in 2019, sees no hurry. “We will "
     "take the time that it takes,” he said.",
     [("Ola Kaellen", "Mercedes-Benz")]),
    ("Mary Barra, chief executive of General Motors, thanked Kim Dong-myung of LG Energy Solution "
     "for the work. “We could not have done it alone,” she said.",
     [("Mary Barra", "General Motors")]),
    ("« Nous » was the word of the evening. «We are stronger together than alone», said Luca de Meo, "
     "Renault's chief executive.",
     [("Luca de Meo", "Renault")]),
    ("In the words of Carlos Tavares, who runs Stellantis, the offer was “a generous one that nobody "
     "should refuse”.",
     [("Carlos Tavares", "Stellantis")]),
    ("Toyota's Koji Sato, for his part, called the company's approach “the most practical one for "
     "our customers”.",
     [("Koji Sato", "Toyota")]),
    ("“There will be more of this,” Gill Pratte told this newspaper last week. He is chief scientist "
     "at Toyota.",
     [("Gill Pratte", "Toyota")]),
    ("The tone from BYD was different. Stella Li, its executive vice president: “We don't need "
     "anybody's permission to grow.”",
     [("Stella Li", "BYD")]),
    ("Analysts were split. Citi's Itay Michaeli called it “a clever way to buy time”, while Dan Levi "
     "at Barclays saw “more risk than the market believes”.",
     [("Itay Michaeli", "Citi"), ("Dan Levi", "Barclays")]),
    ("“We have signed with a second carmaker too,” said Jagdeep Singh, QuantumScape founder and CEO, "
     "without naming it.",
     [("Jagdeep Singh", "QuantumScape")]),
    ("QuantumScape founder Jagdeep Singh wouldn't say which one, noting only that it's “one of the "
     "top ten in the world”.",
     [("Jagdeep Singh", "QuantumScape")]),
    ("When the partners met in Wolfsburg, Volkswagen's chief financial officer Arno Antlitz had a "
     "warning: “Time is not on our side here.”",
     [("Arno Antlitz", "Volkswagen")]),
    ("Bosch, too, wants in. “We're talking to all of them at the moment,” says Markus Heyn, who sits "
     "on the board of management of the Stuttgart supplier.",
     [("Markus Heyn", "Bosch")]),
    ("Northvolt co-founder Paolo Cerruti, who once worked for Tesla, told CNBC that “Europe cannot "
     "afford to depend on Asia”.",
     [("Paolo Cerruti", "Northvolt")]),
    ("“It's a milestone for the whole of Spain,” said Wayne Griffiths, president of Seat and Cupra.",
     [("Wayne Griffiths", "Volkswagen")]),
    ("The Wall Street Journal first reported the talks. “We are always exploring partnerships,” "
     "Lucid said in an emailed statement.",
     [(None, "Lucid")]),
    ("A letter to employees seen by Reuters says that “these steps are hard but they are necessary”. "
     "Ford has not commented.",
     []),
    ("“Customers told us what they want,” Hau Thai-Tang, then Ford's product chief, wrote in a blog "
     "post in 2019.",
     [("Hau Thai-Tang", "Ford")]),
    ("Pham Nhat Vuong, chairman of VinFast's parent Vingroup, promised “to keep going until the "
     "money runs out”.",
     [("Pham Nhat Vuong", "Vingroup")]),
    ("“We are not in the business of losing money,” said an unrepentant Akio Toyoda. Toyota's "
     "chairman has long been a sceptic.",
     [("Akio Toyoda", "Toyota")]),
    ("Jim Farley, Ford CEO, on the deal: “This is the future of how we'll build cars.”",
     [("Jim Farley", "Ford")]),
    ("Is the alliance dead? “Dead is a big word for it,” replies Jean-Dominique Senard. The Renault "
     "chairman smiles.",
     [("Jean-Dominique Senard", "Renault")]),
    ("Shares in SK Innovation slid 4%. “The market had hoped for a bigger partner,” said Jo "
     "Hyun-ryul, a Samsung Securities analyst.",
     [("Jo Hyun-ryul", "Samsung Securities")]),
    ("“This is a good fit in every respect,” said Thomas Dauner at the Boston Consulting Group.",
     [("Thomas Dauner", "Boston Consulting Group")]),
    ("Dana White, a spokeswoman for Unifor, said the deal left “too many questions without an "
     "answer”.",
     [("Dana White", "Unifor")]),
    ("“We stand ready to invest more in the valley,” Lithium Americas President and CEO Jonathan "
     "Evans said Thursday.",
     [("Jonathan Evans", "Lithium Americas")]),
    ("“The mine will be built, with them or without them,” Evans said. The president of Lithium "
     "Americas, Jonathan Evans, spoke from Reno.",
     [("Jonathan Evans", "Lithium Americas")]),
    ("Sandy Munro, a veteran of the industry who runs Munro & Associates, is less kind: “They bought "
     "a ticket for a train that has left.”",
     [("Sandy Munro", "Munro & Associates")]),
    ("“What counts is the price per kilowatt-hour,” says Venkat Viswanath, associate professor at "
     "Carnegie Mellon University.",
     [("Venkat Viswanath", "Carnegie Mellon University")]),
    ("“We welcome anyone who brings volume,” says Simon Moores of Benchmark Mineral Intelligence, a "
     "price reporting agency, “but they have to pay for it.”",
     [("Simon Moores", "Benchmark Mineral Intelligence")]),
    ("“It gives us access to a plant that is ready,” Tarun Mehta, co-founder and CEO of Ather "
     "Energy, said on the sidelines of the event.\n"
     "“We will start with 100,000 scooters,” he added.",
     [("Tarun Mehta", "Ather Energy")]),
    ("In the release, Lars Stenqvist, Chief Technology Officer of the Volvo Group, is quoted as "
     "saying: “Charging is the key to electric trucks.”",
     [("Lars Stenqvist", "Volvo Group")]),
    ("Nickel has become cheap, Umicore said by way of explanation. “Everybody can get as much of "
     "it as he wants,” said Bart Sap of the executive board.",
     [("Bart Sap", "Umicore")]),
    ("Nickel has become cheap, Umicore said. “Everybody can get as much of it as he wants,” said "
     "Bart Sap, a member of the management team.",
     [("Bart Sap", "Umicore")]),
    ("Scania was the biggest customer of the start-up. It has since put Gotion on its list of "
     "suppliers. “Nobody wanted to lose such a team of engineers,” battery chief Tony Persson "
     "said.",
     [("Tony Persson", "Scania")]),
    ("Iveco owns 30 percent of the plant, the rest of which is in the hands of China's Sunwoda. "
     "“There will be other chances to take part in this business,” development head Paola Neri was"
     " quoted as saying.",
     [("Paola Neri", "Iveco")]),
    ("“We almost double the number of our riders,” cheered Bolt's Markus Villig.",
     [("Markus Villig", "Bolt")]),
    ("“Ohio is open for business and this proves it once more,” Ohio Governor Mike DeWine said in "
     "a statement.",
     [("Mike DeWine", "Ohio")]),
    ("“We do not want to build plants that nobody needs,” an SK On official said on condition of "
     "anonymity.",
     []),
    ("“We do not want to build plants that nobody needs,” one Kia manager told Reuters.",
     []),
    ("“We believe in the van and in its factory,” said Thierry Piton, who succeeded Mr de Meo as "
     "Renault's chief last summer.",
     [("Thierry Piton", "Renault")]),
    ("Renault will go on alone. “We believe in the van and in its factory,” said Thierry Piton, "
     "who took over from Luca de Meo last summer.",
     [("Thierry Piton", "Renault")]),
    ("The IG Metall union at Zwickau asked for guarantees. “Partners come and go but the people "
     "here stay,” said its delegate, Uwe Kunz.",
     [("Uwe Kunz", "IG Metall")]),
    ("“Carmakers want chips that they can rely upon for years,” stated Jun Seki, Chief Strategy "
     "Officer at Foxconn.",
     [("Jun Seki", "Foxconn")]),
    ("“Carmakers want chips that they can rely upon,” stated April Kowalski, purchasing director "
     "of Magna.",
     [("April Kowalski", "Magna")]),
    ("Polestar will move the car to Korea. “There is no reason for panic among our buyers,” the "
     "Geely-controlled company said in a statement.",
     [(None, "Polestar")]),
    ("“The market has changed faster than any of us thought,” lamented Stefan Hartung, who runs "
     "Bosch.",
     [("Stefan Hartung", "Bosch")]),
    ("“We could not have done it alone,” gushed Rivian's RJ Scaringe on stage.",
     [("RJ Scaringe", "Rivian")]),
    ("“Batteries are the new oil of the industry,” mused Robin Zeng, CATL's founder.",
     [("Robin Zeng", "CATL")]),
    ("“Nobody will be left behind in this,” pledged Hildegard Müller, president of the VDA, the "
     "German car lobby.",
     [("Hildegard Müller", "VDA")]),
    ("Asked whether more was to come, Mr Sato of Toyota smiled: “You will have to wait and see.” "
     "Koji Sato took office in April.",
     [("Koji Sato", "Toyota")]),
    ("“We are in no hurry at all,” shrugs Ola Källenius, the man at the top of Mercedes-Benz.",
     [("Ola Källenius", "Mercedes-Benz")]),
    ("In the words of Jim Farley, Ford's chief executive, “the Chinese are years ahead of us”.",
     [("Jim Farley", "Ford")]),
    ("For Jim Rowan, chief executive of Volvo Cars, “there is no way back to the engine”.",
     [("Jim Rowan", "Volvo Cars")]),
    ("Guillaume Cartier, Nissan's chief performance officer, put it this way: “We need fewer parts"
     " and more partners.”",
     [("Guillaume Cartier", "Nissan")]),
    ("“What we learn in China we bring to Europe,” to quote Audi boss Gernot Döllner.",
     [("Gernot Döllner", "Volkswagen")]),
    ("VW brand CEO Thomas Schäfer took to LinkedIn: “Proud of what our teams have achieved "
     "together.”",
     [("Thomas Schäfer", "Volkswagen")]),
    ("“We will not comment on market rumours of that kind,” a company representative told AFP.",
     []),
    ("Xavier Chardon, who heads Citroën, described the agreement as “a small step with a long "
     "stride”.",
     [("Xavier Chardon", "Stellantis")]),
    ("The deal was signed by Håkan Samuelsson, in whose view “the industry will shrink to a "
     "handful of groups”. He is the chief executive of Volvo Cars.",
     [("Håkan Samuelsson", "Volvo Cars")]),
    ("“The charging network must grow much faster than it does,” Sigrid de Vries, director-general"
     " of carmakers' lobby ACEA, said.",
     [("Sigrid de Vries", "ACEA")]),
    ("“This is how you kill an industry,” UAW President Shawn Fain thundered.",
     [("Shawn Fain", "UAW")]),
    ("“Tesla's connector has won the day, like it or not,” writes Loren McDonald of the "
     "consultancy EVAdoption.",
     [("Loren McDonald", "EVAdoption")]),
    ("“We are evaluating all options on the table,” Foxconn Chairman Young Liu told reporters "
     "after the annual meeting. “Cooperation is our aim, not an acquisition.”",
     [("Young Liu", "Foxconn")]),
    ("“The cells leave Kentucky in 2026,” was how Lisa Drake, Ford's vice president of EV "
     "programmes, summed it up.",
     [("Lisa Drake", "Ford")]),
    ("“The cells leave Kentucky in 2026,” Lisa Drake, Ford's vice president of EV programmes, "
     "summed up.",
     [("Lisa Drake", "Ford")]),
    ("Panasonic's Yasuaki Takamoto reckons that “American demand will be back in a year or two”.",
     [("Yasuaki Takamoto", "Panasonic")]),
    ("The Honda executive, Katsushi Inoue, spoke of “a partnership among equals in every respect”.",
     [("Katsushi Inoue", "Honda")]),
    ("“It has to pay for both of us,” in the phrase of one banker close to the talks.",
     []),
    ("Speaking in Davos, Anish Shah, Mahindra Group CEO and MD, said the tie-up “gives us access "
     "to a platform that is proven”.",
     [("Anish Shah", "Mahindra")]),
    ("Sulajja Firodia Motwani, Founder & CEO, Kinetic Green said, “We are glad to bring this "
     "technology to three-wheelers.”",
     [("Sulajja Firodia Motwani", "Kinetic Green")]),
    ("“The prime mover of the price was lithium,” said the head of Fastmarkets's battery research,"
     " Muthu Krishna.",
     [("Muthu Krishna", "Fastmarkets")]),
    ("“We like to own what matters,” Elon Musk once posted on X. Tesla's chief executive has "
     "changed his mind.",
     [("Elon Musk", "Tesla")]),
    ("“The tariffs came out of the blue,” said Felipe Munoz, global analyst at JATO Dynamics.",
     [("Felipe Munoz", "JATO Dynamics")]),
    ("“Nobody buys a taxi app for its looks,” the Lyft chief executive, David Risher, told the "
     "Financial Times.",
     [("David Risher", "Lyft")]),
    ("“Lithium is a matter of national security,” Energy Secretary Jennifer Granholm said. The US "
     "is to take 5 percent.",
     [("Jennifer Granholm", "US government")]),
    ("Philippe Varin's successor at the top of Eramet, Christel Bories, called the mine “the best "
     "of its kind anywhere”.",
     [("Christel Bories", "Eramet")]),
    ("Kia Europe boss Marc Hedrich quipped that “the Chinese come for lunch and stay for dinner”.",
     [("Marc Hedrich", "Kia")]),
    ("“That is not on our agenda at the moment,” countered Renault finance director Thierry "
     "Pieton.",
     [("Thierry Pieton", "Renault")]),
    ("“That is not on our agenda at the moment,” Renault's finance director, Thierry Pieton, shot "
     "back.",
     [("Thierry Pieton", "Renault")]),
    ("“Each side brings what the other lacks,” is how BYD's Wang Chuanfu sees the venture with "
     "Toyota.",
     [("Wang Chuanfu", "BYD")]),
    ("“We will be back with a better offer,” vowed the head of Canoo, Tony Aquila, before the "
     "meeting.",
     [("Tony Aquila", "Canoo")]),
    ("The start-up's website promises “a factory like no other in Europe”.",
     []),
    # Between an office and its name may stand brackets with other offices in them.
    ("Lotus will buy drives from Lucid. “Nobody else's motors came close when we compared them,” "
     "said Lotus executive chairman (and Formula One team owner) Daniel Donghui Li.",
     [("Daniel Donghui Li", "Lotus")]),
    # An analyst in apposition is somebody, not a speaker without a name.
    ("Sam Fiorano, an analyst with Telemetria, said the van made sense. “Customers look at the total "
     "cost and nothing else,” he said.",
     [("Sam Fiorano", "Telemetria")]),
    # The firm at which somebody works is no second person.
    ("Andres Hidalgo at Cantor Fitzpatrick called the agreement “a validation of the whole approach”.",
     [("Andres Hidalgo", "Cantor Fitzpatrick")]),
    ("“The platform business works, here is the proof of it,” Thomas Schulz, the member of the "
     "Volkswagen board in charge of technology, said in the release.",
     [("Thomas Schulz", "Volkswagen")]),
    # A name at the beginning of its sentence is who "he" is, though no office shows it.
    ("“We let others dig,” says Piet Kolb, who follows lithium at Halden Research. Tesla would "
     "rather buy. Elon Musk dresses it up as reluctance. “Please, somebody else get into it so that "
     "we needn't,” he begged.",
     [("Piet Kolb", "Halden Research"), ("Elon Musk", "Tesla")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text[:60].strip() for text, _ in WRITTEN])
def test_a_quotation_is_attributed(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    document = CODER.find(CODER.prepare(make_article(f"Carmakers team up on electric vehicles\n\n{text}")))
    found = [(None if claim.value == COMPANY else claim.value, claim.organisation)
             for claim in code_quotations(document, CODER.codebook)]
    assert sorted(found, key=str) == sorted(expected, key=str)
