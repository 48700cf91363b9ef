# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What people ask of how a meeting, a paper or a decision is handled: "is it minuted?", "who chairs it?", "who signs?"."""

OF_A_MEETING: dict[str, tuple[str, ...]] = {
    "minutes": (
        r"\bminuted\b",
        r"\b(?:take|takes|taking|took|keep|keeps|get|gets|see|have|want|write|writes) (?:the |any |some |our )?(?:minutes|notes)\b",
        r"(?<!\d )\bminutes\b.{0,25}\b(?:kept|taken|who|get them)\b",
        r"\bwho minutes\b",
        r"\bnotes from (?:the|this|that)\b",
        r"\b(?:get|have|see) (?:notes|anything in writing|something in writing|a summary)\b",
        r"\bwrite (?:it|that|things) down\b",
    ),
    "chair": (r"\bwho\b.{0,20}\bchair(?:s|ed|ing)?\b", r"\basked to chair\b"),
    "agenda": (r"\bagenda\b",),
    "date_set": (
        r"\bwho (?:sets|picks|fixes|chooses|decides|agrees)\b.{0,25}\b(?:date|day|time)s?\b",
        r"\bdates?\b.{0,20}\bwho (?:sets|picks|fixes|chooses|decides)\b",
    ),
    "extra": (
        r"\bextra (?:\w+ ){0,2}meetings?\b",
        r"\bmore than once a term\b",
        r"\bbetween terms\b",
        r"\bsat? down twice\b",
    ),
    "companion": (
        r"\b(?:solicitor|lawyer|barrister|advocate)s?\b",
        r"\b(?:bring|take)\b.{0,20}\b(?:friend|sister|brother|mum|mother|nan|gran|neighbour|somebody|someone|lady|rep)\b",
        r"\b(?:friend|sister|brother|mum|mother|somebody|someone)\b.{0,20}\b(?:come|go|sit)\b.{0,10}\bwith me\b",
    ),
    "no_show": (
        r"\b(?:if|when) (?:i|we|they|mum|dad|parents?|the parents?) (?:do ?n['’]?t|do not|does ?n['’]?t|cannot|can['’]?t|miss)\b.{0,25}"
        r"\b(?:turn up|come|go|attend|make it|meeting)",
        r"\bgo ahead without\b",
    ),
    "copies": (
        r"\b(?:see|read|get|sent|copies of|copy of|have a look at)\b.{0,25}\b(?:report|chronology|papers|paperwork|documents|file)\b",
    ),
    "how_made": (
        r"\bhow (?:do|should|would|can) (?:i|we|you)\b.{0,12}\b(?:do|draw|make|write|create|set out) (?:an?|the|our)\b",
    ),
    "consent": (
        r"\b(?:consent|permission|say[- ]so)\b",
        r"\b(?:the|a|your|my|our|their) go[- ]ahead\b",
        r"\b(?:wo ?n['’]?t|will not|refus\w+ to) sign\b",
        r"\b(?:need|without|get)\b.{0,25}\bagreement\b",
        r"\b(?:do|does|must|have to|has to|need to|needs to)\b.{0,20}\bagree (?:before|first|to (?:it|this|be))\b",
    ),
    "told": (
        r"\b(?:will|would|do|am|are|is|get)\b.{0,20}\b(?:told|informed)\b.{0,30}\b(?:discussed|list|talked|agreed|said|came up|it)\b",
        r"\bknow (?:that )?we discussed\b",
    ),
    "confidential": (
        r"\bconfidential(?:ity)?\b",
        r"\banonymous(?:ly)?\b",
        r"\bkept private\b",
        r"\bwithout (?:giving (?:a |the )?nam(?:e|ing)|naming)\b",
    ),
    "outcome": (
        r"\b(?:get|gets|comes?|came) out (?:of|at)\b",
        r"\bwhat happens after (?:a|the) consultation\b",
        r"\b(?:is|are)\b.{0,40}\bbinding\b",
        r"\bhave to follow (?:the|that|their) advice\b",
        r"\bmake decisions\b|\bdecisions made at\b",
    ),
    "vote": (r"\bvot(?:e|es|ed|ing)\b",),
    "missing": (
        r"\b(?:is|are|one|documents?|papers?)\b.{0,15}\b(?:missing|incomplete)\b",
        r"\bhas ?n['’]?t done its\b",
    ),
    "which_stage": (
        r"\b(?:what|which|at which|at what)(?: of the)? stages?\b.{0,25}\b(?:enforcement|court|legal|prosecut\w+|fines?)\b",
        r"\b(?:enforcement|court)\b.{0,20}\bstage (?:three|3|two|2)\b",
    ),
    "which_tier": (
        r"\b(?:what|which) tier (?:is|are|am|do|does|would)\b.{0,20}\b(?:my|our|we|i|family|families|he|she|they)\b",
        r"\b(?:what|which) tier (?:my|our|we|i|a|the|this) ?(?:family|child|case|am|are)?\b",
        r"\bwho (?:decides|sets|says|chooses)\b.{0,25}\b(?:tier|level)\b",
        r"\bhow (?:do|would|can) (?:i|we) (?:know|tell|find out)\b.{0,25}\btier\b",
    ),
    "own_role": (
        r"\b(?:my|our) (?:role|part|bit)\b(?! (?:of|in the borough))",
        r"\bwhat (?:do|should|must) i (?:do|organise) (?:first )?as (?:the )?(?:lead|allocated|social|early help|feh|yos)\b",
        r"\brequired of me\b|\bask of me\b|\bwant from me\b",
        r"\bdo i (?:present|chair|call)\b",
    ),
    "pause": (
        r"\b(?:hold off|holding off|pause|pausing|on hold|put back|delay)\b.{0,45}\b(?:escalat\w+|moving it on|legal|enforc\w+|court)\b",
    ),
    "child_signs": (
        r"\b(?:child|pupil|student|son|daughter|kid|teenager|young person)(?:ren)?s?\b.{0,25}\bsigns?\b(?! of\b)",
        r"\bsign (?:it )?(?:as well|too)\b",
        r"\bsign(?:ed)?\b.{0,80}\bi(?:['’]?m| am) 1[0-7]\b|\bi(?:['’]?m| am) 1[0-7]\b.{0,80}\bsign\b",
    ),
    "signature": (
        r"\bwho (?:\w+ ){0,3}signs?\b(?! (?:up|off|in)\b)",
        r"\b(?:do|does|can|could|may|must|should|will|have to|has to|need to|needs to)\b.{0,30}\bsign\b(?! (?:of|up|off|in)\b)",
    ),
    "setting": (
        r"\bnurser(?:y|ies)\b",
        r"\bchild ?mind(?:ers?|ing)?\b",
        r"\bcolleges?\b",
        r"\bsixth[- ]?form(?:er)?s?\b",
        r"\bpost[- ]?16\b",
        r"\b(?:private|independent) schools?\b",
        r"\bunder fives?\b",
        r"\breception (?:age|class|child\w*)\b|\b(?:in|is|and) reception\b",
    ),
    "kind_of_school": (r"\b(?:academ(?:y|ies)|free schools?|special schools?|prus?|pupil referral units?)\b",),
    "signs": (
        r"\b(?:what|which) (?:are |were |is |counts as |sort of |kind of |early |the |an? |first |warning |small )*signs?\b",
    ),
    "which_assessment": (r"\b(?:which|what|whose) (?:kind of |sort of |form of |type of )?assessments?\b",),
    "parenting_assessment": (r"\bparenting (?:assessment|report)s?\b",),
    "who_decided": (r"\bwho (?:decided|chose|came up with|thought of|thought up|invented)\b",),
    "other_route": (
        r"\b(?:voice ?mail|answer ?phone|whats ?app|sms|fax|online form|web ?form|live chat)\b",
        r"\bby (?:text|letter|post)\b|\btext (?:or|line|number)\b",
        r"\b(?:walk|drop|pop) in\b",
    ),
    "each_parent": (
        r"\b(?:each|both|either) parents?\b|\beach of (?:us|them)\b|\bboth of us\b",
        r"\b(?:dad|mum|his dad|her dad) (?:too|as well)\b",
    ),
    "before_legal": (r"\b(?:resolved|settled|sorted|agreed|ironed out)\b.{0,25}\bbefore\b",),
    "back_a_stage": (r"\b(?:go|going|goes|move) back(?:wards)?\b.{0,30}\b(?:stages?|start)\b",),
    "emergency_review": (r"\b(?:emergency|annual|interim|early) (?:\w+ )?(?:review|meeting)\b",),
    "contents": (
        r"\bwhat(?:['’]?s| is| goes| has to be| must be) (?:in|on) (?:it|one|the|a|an)\b",
        r"\bwhat (?:does|do|must|should|will) (?:it|they|one|(?:the|an?) notice(?: to improve)?) (?:have to |need to )?(?:say|contain|include|list)\b",
    ),
    "topics": (
        r"\bwhat (?:will|do|would) (?:we|i|they|you) (?:be asked|get asked|ask|discuss|talk about|go over|go through)\b",
    ),
    "evidence": (r"\b(?:what|which) (?:kind of |sort of )?(?:evidence|proof)\b",),
    "primary_age": (r"\bprimar(?:y|ies)\b|\binfants?\b",),
    "automatic": (r"\bautomatic(?:ally)?\b",),
    "a_family_asks": (
        r"\bwhat (?:do|can|should|shall) (?:i|we) (?:tell|say to) (?:him|her|them|mum|dad)\b",
        r"\bwho (?:he|she|they|(?:the )?(?:dad|mum|parents?)) (?:can|could|should) (?:turn to|ask|call|talk to|go to)\b",
    ),
    "since_when": (r"\b(?:since|from) when\b", r"\bwhen did (?:this|it|they|these|those|that|tsms?)\b"),
    "dropped": (r"\b(?:cut|dropped|drops?|left out|leaves? out|taken out|removed|scrapped|disappeared)\b",),
    "method": (r"\b(?:circles?|scripts?|conferenc\w+|mediat\w+|special method|set meeting)\b",),
    "as_referral": (r"\b(?:count|counts)\b.{0,12}\breferr\w+|\bas (?:a referral|having referred)\b",),
    "details_wanted": (
        r"\b(?:what|which) (?:details|information|info)\b.{0,20}\b(?:want|wants|need|needs|ask|expect|require|give|send|include)\b",
    ),
    "earlier_notices": (
        r"\b(?:previous|earlier|past|prior|old)\b.{0,20}\b(?:notices?|fines?)\b.{0,50}\b(?:moved?|moves|moving|joined|joins|transferred|new (?:school|area|borough))\b",
        r"\b(?:moved?|moves|moving|joined|joins|transferred|new (?:school|area|borough))\b.{0,50}\b(?:previous|earlier|past|prior|old)\b.{0,20}\b(?:notices?|fines?)\b",
    ),
    "social_plan": (r"\b(?:cin|child in need|child protection|social work|cp) plans?\b",),
    "for_youth_offending": (
        r"(?<!\bno )(?<!\bnot )(?<!\bnor )(?<!without )(?:\byos\b|\byouth (?:offending|justice)\b)",
    ),
    "many_plans": (
        r"\b(?:two|three|four|five|six|several|different|separate|many|\d) plans\b",
        r"\bplan each\b",
    ),
    "who_changed": (
        r"\bchang\w*\b.{0,20}\bwho (?:\w+ )?(?:leads?|escalates?|is in charge|takes)\b",
        r"\bwho (?:leads?|escalates?)\b.{0,30}\bchang\w*\b",
    ),
    "for_me": (r"\b(?:compulsory|mandatory|obligatory|required)\b.{0,12}\b(?:for|of) (?:me|us)\b",),
    "their_work": (
        r"\bwhat (?:do|does|would|will|can) (?:they|it|he|she|(?:the |an? |our |my )?(?:spocs?|contact)) (?:\w+ )?do\b",
    ),
}
