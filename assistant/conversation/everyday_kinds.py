# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Which kind of everyday turn a message is: "ok", "so final answer?", "what do I do on Monday?", "why do you ask?".

A closed grammar over the core of a message: nothing is taken for one of these while a word is not accounted for. Chat
alone ("long day lol") is known by a mark of it, where the message asks nothing and may be no news.
"""

from __future__ import annotations

import re

from assistant.conversation.heard import Message
from assistant.language.fact_replies import asks_something, refers_back

_DOER = r"(?:i|we|you)"
_OTHER = (
    r"(?:the school|they|he|she|someone|a school|schools|the lead|the lead professional|the social worker|the worker)"
)
_WHEN = (
    r"(?: (?:now|next|first|then|about (?:it|this|that|him|her)|here|today|tomorrow|(?:on |this )?(?:monday|tuesday|wednesday|thursday|friday)(?: morning)?|this week|"
    r"in the meantime|after that|exactly|instead))*"
)
_KINDS: dict[str, tuple[str, ...]] = {
    "acknowledged": (
        r"(?:ok|okay|k|kk|right|fine|great|good|cool|perfect|lovely|brilliant|understood|noted|sure|alright|all right|"
        r"got it|i see|i get it|makes sense|that makes sense|fair enough|good to know|that helps|that is (?:helpful|fine|good|clear|great)|"
        r"(?:ok |right |oh )?(?:fair enough|makes sense|good to know)|ok (?:then|great|good|cool|fine|got it|i see|will do)|i understand|very good|nice|ah ok|oh ok|oh right|ah right)",
        r"(?:(?:ok|okay|right|yes|yeah|great|good|ah|oh|alright|thanks|thank you|cheers|lovely|perfect) )*(?:(?:that is|it is|that has|it has|all|that|this is|this) )+(?:(?:now|all|much|very|really|a lot|perfectly|quite|nice and|made it|made that|made things) )*(?:clear|clearer|plain|sorted|understood|cleared up|cleared that up|straightforward)(?: (?:now|to me|up|then|for me|thanks|thank you|thx|ta|cheers))*",
        r"(?:(?:ok|okay|right|yes|yeah|great|good|ah|oh) )*i (?:get|understand|see|follow|have got|got) (?:it|that|this|you)(?: (?:now|then|all|thanks|thank you|cheers))*",
        r"(?:(?:ok|okay|right|yes|yeah|great|good|ah|oh|thanks|thank you|cheers|ta|and) )*(?:i (?:now )?(?:understand|see)|understood|no problem|no worries|got you)(?: (?:it|that|this|now|then|better|all|at all|thanks|thank you|cheers))*",
        r"(?:(?:oh|ok|okay|right|well|ah) )*(?:oh )?(?:dear(?: me)?|oh no|oh well)(?: (?:ok|okay|right|then|me))*|(?:(?:right|ok|okay|oh|anyway|well) )*sorry (?:for|about) (?:(?:the|all the|my) )?(?:moan(?:ing)?|rant(?:ing)?|rambl(?:e|ing)|going on)(?: (?:at you|on|again))*",
        r"(?:(?:oh|ah|ok|okay|well|right|that is|that was) )*(?:wicked|ace|brill|lush|sound|smashing|magic|sweet|wonderful|amazing|fab|fabulous|fantastic|awesome|excellent|super|champion|top|legend|star|spot on|nice one|lovely|lovely stuff|good stuff|great stuff|nice|perfect|brilliant|great)"
        r"(?: (?:x+|xo|love|mate|pal|hun|darling|dear|babe|bless you|bless|you are a (?:star|legend)|one))*",
        r"(?:h+m+|hm+|um+|erm*|lol|haha|ha|wow|oh|ah|interesting|never mind(?: then)?|leave it(?: (?:then|there|for now|for today|at that|here|be))*|do not (?:bother|worry)(?: then)?)",
    ),
    "no_more": (
        r"yes|yeah|yep|no|nope|nah|none|neither|nothing|not really|no it is fine|(?:no )?that is (?:all|it|fine)|nothing else|no more",
    ),
    "thanks": (
        r"(?:(?:ok|okay|great|right|perfect|lovely|brilliant|that is (?:great|all|fine|fair|good|helpful|clear)|no|yes|yeah|fair enough|fair|got it|i see|understood|noted|makes sense|will do|no worries|that helps|good to know|fine|cool|alright|all right|sorted|done|well) )*(?:grand |nice one |lovely |super |top |that is |brilliant |sorted )*(?:thanks|thank you|ta|ty|tysm|cheers|thx|tks|tnx|thnx|thanx|many thanks|much appreciated|appreciated|obrigad[oa]|gracias|merci|grazie|shukran|mahadsanid|dhonnobad|asante|dzi[eę]kuj[eę])(?: (?:a lot|very much|so much|for (?:that|this|your help|the help)|again|bye|goodnight|good night|night|anyway|then|x+|love|mate|hun|dear))*",
        r"(?:(?:ok|okay|right|great|lovely|perfect) )*(?:thanks|thank you|ta|cheers|thx|tks)(?: (?:a lot|very much|so much|again))? (?:i |we )?(?:will|shall) (?:tell|let|pass|show|read|look|ring|call|phone|speak|do|ask|check|share|email|send|note|go|try|have|contact|print|save)(?: (?!(?:who|what|when|where|which|how|why|if|whether|does|is|are|do)\b)\w+){0,6}",
        r"(?:(?:ok|okay|right|great|thanks|thank you|cheers|ta|well|that is) )*(?:\w+ ){0,6}(?:back later|be right back|brb|got to go|gotta go|have to go now|(?:speak|talk|see you|chat) (?:later|soon)|goodbye|bye(?: bye| now)?|all for (?:now|today)|done for (?:now|today))",
    ),
    "final": (
        r"(?:is that )?(?:your |the )?final answer|bottom line|in short|in a nutshell|so who is it|who is it|so which is it|which is it"
        r"|so what is the answer|what is the answer|give me the answer|long story short|to sum up|so in the end",
    ),
    "sure": (
        r"sure|ok|right|yes|no|are you (?:really |quite |absolutely )?(?:sure|certain|positive)(?: about (?:that|this|it))?|you sure|really|seriously"
        r"|is that (?:definitely |really )?(?:right|correct|true|so)|says who|who says(?: so| that)?|according to (?:who|whom|what)"
        r"|how do you know(?: that)?|can i (?:trust|rely on) (?:that|this|it|you)",
    ),
    "not_understood": (
        r"(?:(?:sorry|but|no|and|still) )*(?:i |we )?(?:still )?(?:do not|cannot|did not) (?:get|understand|follow)(?: (?:it|that|this|you|a word(?: of (?:it|that))?|any of (?:it|that)|what (?:that|this|it) means|what you (?:mean|are saying)))*",
        r"(?:that|it|this) (?:makes no sense|does not make (?:any )?sense|is (?:too )?(?:complicated|confusing))|what do you mean(?: by that)?|what does (?:that|this|it) (?:even )?mean|(?:i am )?confused|huh|eh|come again|you what|makes no sense",
    ),
    "whence": (
        r"where (?:does|did|do) (?:that|this|it|you) (?:come from|get (?:that|this|it)(?: from)?|stand|say (?:that|this|so))|where is (?:that|this|it) (?:from|written(?: down)?|stated)|(?:which|what) (?:clause|page|chapter|rule|section|paragraph|para|bit|part|line|sentence)(?: of (?:it|the (?:text|guidance|page|chapter)))?(?: (?:says|said|states) (?:that|this|so|it))|(?:which|what) (?:clause|page|chapter|rule|section|paragraph)(?: (?:number|no|is (?:that|this|it)(?: (?:from|in|on))?))*|(?:the )?(?:page|clause|paragraph) number(?: for (?:that|this|it))?",
        r"where (?:does|do|is) (?:it|they|the (?:guidance|page|handbook|chapter|text|rules?)) (?:actually |even )?(?:say|says|said|written|stated|state)(?: that)? (?:the |an? |our |my )?[\w ]+? (?:usually |always |should |must |has to |would |will )*(?:leads?|is (?:the )?(?:lead|in charge)|be the lead|takes? the lead)(?: (?:on (?:it|this|that|attendance)|here|then))*",
    ),
    "whom_to_ask": (
        r"who (?:do|can|should|could|would|must) (?:we|i) (?:ask|contact|ring|call|phone|email|speak to|talk to|go to|turn to|get hold of|tell|inform|report (?:it|this|that) to|chase|shout at|moan (?:at|to)|take (?:it|this|that) (?:up with|to))(?: for (?:help|advice|more|support))?(?: (?:at|in|from) (?:the )?(?:council|southwark|team|office|town hall))?(?: (?:about|with|on) (?:it|this|that))?(?: as (?:an? |the )?\w+(?: \w+)?)?"
        r"|(?:is|are) there (?:someone|somebody|anyone|anybody|a (?:person|human|real person)|people|someone else) (?:(?:i|we) (?:can|could)|to|who (?:i|we) (?:can|could)) (?:ask|ring|call|phone|email|contact|speak to|talk to|speak with|get hold of)(?: (?:at|in|from) (?:the )?(?:council|southwark|team|office))?(?: (?:instead|please|about (?:it|this|that)|for (?:help|advice)))*"
        r"|(?:can|could|may|would) (?:someone|somebody|anyone|anybody|one of you) (?:go through|explain|talk|speak|help)(?: (?:it|this|that|to|with|me|us|all|through))+ (?:by|on|over) (?:the )?(?:phone|telephone)(?: please)?"
        r"|who (?:can|could|will|would) (?:explain|tell|help|talk|speak)(?: (?:it|this|that|to|with|me|us|all))+ (?:by|on|over) (?:the )?(?:phone|telephone)(?: (?:not|and not|instead of) [\w ]+)?"
        r"|who (?:can|could|will|is there to|would) help (?:me|us)(?: (?:then|now|please|here))*"
        r"|(?:can|could|may) (?:i|we) (?:just )?(?:ask|ring|call|phone|contact|speak to|talk to|speak with) (?:someone|somebody|anyone|anybody|the council|the team|them)(?: (?:at|from|in) (?:the )?(?:council|team|office|town hall))?(?: (?:instead|about (?:it|this|that)|please|for (?:help|advice)))*",
    ),
    "reworded": (
        r"(?:(?:say|put|give|write|explain|tell|make)(?: (?:it|that|this|me|us|them))* )?(?:(?:it|that|this) )?in (?:words|language|terms|a way) (?:an? |any |the |our |my )?(?:parents?|mums?|dads?|famil(?:y|ies)|carers?|child|teenager|pupil|person|anyone|anybody|normal person|layman) (?:would|can|could|will|might)? ?(?:actually )?(?:get|gets|understand|understands|follow|follows|read|cope with)(?: (?:it|that))?",
        r"how (?:would|do|should|can|could) (?:i|we|you) (?:say|put|explain|word) (?:it|that|this) (?:to|for) (?:an? |any |the |our |my |his |her )?(?:parents?|mums?|dads?|mother|father|famil(?:y|ies)|carers?|child|pupil)",
        r"(?:say|put|explain|word|write) (?:it|that|this) (?:so|for|to) (?:an? |any |the |our |my |his |her )?(?:parents?|mums?|dads?|mother|father|famil(?:y|ies)|carers?|child|pupil)(?: (?:can|could|will|would)? ?(?:understand|get|follow)s?(?: it)?)?",
    ),
    "plan_content": (
        r"what (?:must|should|does|do|will|would|has to|needs to|goes)(?: (?:i|we|go|be|in|into|put|on|have to|need to|write))* (?:her|his|their|the|my|our|a|that|this|your) (?:social work(?:er s)? )?(?:plans?|assessments?)(?: (?:have|include|contain|cover|say|need|look like|in it|have to (?:have|include|cover|say)|need to (?:have|include|cover)))*"
        r"|(?:and )?(?:what about )?(?:her|his|their|my|our|the) (?:plans?|assessments?)(?: too| as well)?|(?:is that |so |even )*(?:in |for )?(?:every|each|all|any|every single) (?:plans?|assessments?|one|case|of them)(?: of them)?",
    ),
    "so_yes": (
        r"(?:is|was) (?:that|this|it) (?:even |really |actually )?(?:allowed|permitted|acceptable)|(?:are|is|were|was) (?:they|she|he) (?:even |really )?allowed(?: to)?(?: (?:do|say|tell me) (?:that|it|so|this))?",
        r"(?:so |is that |that is |so is that )(?:a )?(?:yes|no)(?: or (?:no|yes))?|(?:a )?(?:yes|no) or (?:no|yes)|yes or no|so (?:you are|you) saying (?:they|we|i|it) (?:can|cannot|do|does|is|are|will|should)(?: not)?"
        r"|(?:so )?(?:they|we|i|it|he|she) (?:can|cannot|could|do|will|would|should)(?: not)?(?: then)?|so (?:they|we|i|he|she) (?:can|cannot|could|must|should|have to)(?: not)? (?:do (?:it|that)|wait|refuse)",
    ),
    "what_now": (
        r"(?:my|our) (?:bit|part|job|role|task|next step|next move) (?:is|would be|then is|is then) what|what (?:is|would be) (?:my|our) (?:bit|part|job|role|task|next step|next move)(?: (?:in (?:it|this|that|all this)|here|now))*",
        rf"what (?:do|should|can|must|would|could|does|shall|am|are) {_DOER} (?:supposed to |meant to |need to |have to )?(?:do|try|say|start with){_WHEN}",
        r"what (?:now|next|happens (?:now|next)|is next|comes next|is the next step)|next steps?|where (?:do|should) (?:i|we) (?:start|begin)|how do (?:i|we) (?:start|begin)",
    ),
    "part_of_school": (
        r"(?:what is |what about )?(?:the |our |my )?schools?(?: s)? (?:part|role|job|bit)(?: (?:in (?:it|that|this|all this)|then))*|(?:and )?what about (?:the |us as a |our )?school|where does (?:that|this) leave (?:us|the school)",
        r"(?:do|does|must|will|should) (?:they|he|she|the worker|the lead|that worker) (?:have to |need to |also |got to )*(?:speak|talk|consult|involve|ask|work)(?: (?:to|with))? (?:us|the school|schools|school)(?: (?:too|first|about it|as well|before that))*",
        r"(?:so )?(?:does|do|has|have) (?:the school|the schools|we|schools|our school) (?:still )?(?:have |got )?(?:no|any|a|some|nothing to do|anything to do)(?: (?:part|role|job|say|responsibility|more|else|in|with|it|this|that|then|at all|to do))*",
    ),
    "who_then": (
        r"(?:so |but )?who(?: (?:is|does|would|will|then|is then|does then|is it then|exactly|actually))*(?: (?:responsible|in charge|accountable|then))*",
    ),
    "their_part": (
        rf"what (?:do|should|can|must|would|does|shall|are|is) {_OTHER} (?:supposed to |meant to |need to |have to |actually )*(?:do|try|start with){_WHEN}",
    ),
    "why_asked": (
        r"why(?: (?:that|this|is that|ask))?",
        r"why (?:do|are|would|did) you (?:need|want|ask|asking|have)(?: (?:to (?:know|ask)|me|us|that|this|it|all|about|for))*"
        r"|what (?:do you need (?:that|this|it)|is (?:that|it) to you|does it matter)(?: for)?|why does (?:that|it) matter|what has that got to do with it",
    ),
    "fact_asked": (
        r"(?:(?:no idea|not sure|i do not know|do not know|dunno|sorry|but|and|so) )*how (?:do|would|can|could|should|will|am|are) (?:i|we) (?:supposed to |meant to |even |ever )*(?:find (?:that |this |it )?out|know|tell|check|see)(?: (?:that|this|it))?(?: (?:if|whether|which|who|what)(?: \w+){1,8})?",
        r"(?:what|which) (?:counts as|would count as|do you mean (?:by|with)|is meant by|is classed as|do you class as)(?: \w+){1,6}",
    ),
    "it_is_me": (
        r"(?:so |ok so |right so |then )(?:it is |that is |that would be |it stays (?:with )?|it is down to |it is up to )(?:just |still |only )?(?:me|us|mine|ours)(?: (?:then|for now|at the moment|still|now|who leads|to lead|for the time being))*",
    ),
    "worker_refuses": (
        r"(?:so |but |and )?(?:what )?(?:if|when) (?:an? |the |my |our |his |her |their )?(?:social workers?|sw|workers?|leads?|lead professionals?|early help(?: workers?)?|feh|csc|social care|yos|yjs|practitioners?|other (?:side|service|team))"
        r" (?:just |still |simply |then |flatly )*(?:(?:refuses?|declines?)(?: (?:to )?(?:do (?:it|that|this|so)|lead|help|act|take (?:it|the lead)|it|that|this))?|(?:will|does|do) not (?:agree|want to|do (?:it|that|this)|accept(?: (?:it|that|this))?|play ball|listen|lead|act|have it|take (?:it|the lead)|engage with (?:us|me|the school))|says? no|disagrees?|is not having it|is not interested|ignores (?:it|me|us|that|this)|pushes back|objects)",
    ),
    "just_tell": (
        r"just (?:tell me|answer|say it|say)(?: (?:the answer|it|please))?|(?:can you )?just answer(?: (?:the|my) question)?|stop asking(?: me)?(?: questions)?|no more questions",
    ),
    "worker": (
        r"(?:(?:sorry|actually|hi|hello|no) )*(?:i am|this is|we are) (?:(?:the|a|an|his|her|their|our|this) )*(?:\w+s )?(?:social worker|early help (?:worker|practitioner)|feh (?:worker|practitioner)|yos (?:worker|practitioner|officer)|youth (?:offending|justice) (?:worker|officer|practitioner)|health visitor|family support worker|case worker|key worker)(?: (?:here|for (?:him|her|them|the family|the child)))*",
    ),
    "was_it_booked": (
        r"(?:so |ok |wait |hang on |sorry |but )*(?:did|does|has|have|is|was|am|are) (?:(?:that|it|this|you|i|we|anything|something|a consultation|the consultation|my consultation|my booking) )+(?:(?:now|just|actually|already|not|all) )*(?:(?:been )?(?:booked|book|reserved|confirmed|go through|gone through|done)|book anything)(?: (?:anything|something|it|that|me in|in|for me|or not|now|then|yet|already))*",
    ),
    "waiting": (
        r"(?:(?:sorry|oops|just|hang on|hold on|wait|ok) )*(?:(?:one|just one|just a|a|two|half a|give me a|give me two) (?:secs?|seconds?|moments?|mo|mins?|minutes?)|bear with(?: me)?|hang on|hold on|wait there|be right back|brb)"
        r"(?: (?:sorry|please|just|phone|phones?|door|bell|baby|kids?|kettle|dinner|class|someone|somebody|is|at|the|my|a|going|ringing|calling|crying|rang|in|up|for|got to|need to|have to|let me|grab|get|check|find|look|looking|checking|finding|file|files|notes|pen|letter|email|system|while|i|it|back in))*",
    ),
    "name_given": (
        r"(?:my name is|i am|this is|it is|the name is) (?:name|\w+ name|name here)(?: (?:here|speaking))?",
    ),
}  # fmt: skip
_LONGEST_CHAT = 9
_CHAT = re.compile(
    r"\b(?:lol+|lmao|rofl|(?:ha){2,}h?|omg|phew|blimey|x{1,3}|ja(?:ja)+|je(?:je)+|k{3,}|rsrs|bell (?:s|has|is|just|went|gone|goes|going)|long (?:day|week|morning|night)|knackered|shattered|my battery|phone (?:keeps|is) (?:dying|dead|going)"
    r"|(?:excuse|ignore|sorry about|sorry for|forgive) (?:the |my )?(?:typos?|spelling|typing|autocorrect|fingers)|fat fingers|on the bus|just parking|kettle|school run)\b"
)
_READERS = {kind: re.compile("|".join(f"(?:{each})" for each in patterns)) for kind, patterns in _KINDS.items()}


def _is_chat(message: Message) -> bool:
    """Whether a short message that asks and tells nothing is only chat: "long day lol", "my phone keeps dying sorry".

    What may be news of a family ("lol she closed us") is none.
    """
    silent = not (message.states_facts or asks_something(message.text) or refers_back(message.text))
    return silent and len(message.plain.split()) <= _LONGEST_CHAT and _CHAT.search(message.plain) is not None


def kind_of(message: Message) -> str | None:
    """The kind of an everyday turn; None for a message that asks or tells more."""
    for kind, pattern in _READERS.items():
        if kind == "no_more" and message.plain.startswith(("and ", "then ", "what ", "if ")):
            continue
        if kind in ("acknowledged", "no_more") and message.text.rstrip().endswith("?"):
            continue
        if pattern.fullmatch(message.plain) or pattern.fullmatch(message.core):
            return kind
    return "acknowledged" if _is_chat(message) else None
