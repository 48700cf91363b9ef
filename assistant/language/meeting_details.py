# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What people ask of how a meeting, a paper or a decision is handled: "is it minuted?", "who chairs it?"."""

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
        r"\b(?:consent|permission|say[- ]so|go[- ]ahead)\b",
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
}
