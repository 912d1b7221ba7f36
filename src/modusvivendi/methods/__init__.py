"""The methods: one folder for each question, one line here.

The line makes a method appear in the command line, in the brief and in the Python face, in this order. The
method's folder offers ``METHOD``, a :class:`modusvivendi.methods.base.Method`; it is imported when it is asked.
"""

METHODS = {
    "ledger": "What happened, and who says so?",
    "talks": "How did the talks go?",
    "shift": "Has anyone moved?",
    "estimates": "What is the toll, and how sure is the count?",
    "stances": "Where does each side stand?",
    "proposals": "What was proposed or demanded, and how was it answered?",
    "settle": "What package could every party accept, and what would unlock one?",
    "stability": "Which outcomes would hold once reached, and who would break them?",
    "pressure": "Where do the actors' positions, power and priorities push the outcome?",
    "align": "Who will be forced to choose a side, and how firm are the camps?",
    "access": "What would a truce allow, and what stands in the way of those who want to leave?",
    "endure": "How long can a side hold, and which border matters most?",
    "outside": "Who presses, who helps, who hesitates?",
    "watch": "What is worth watching?",
    "questions": "What was forecast, and how good were the forecasts?",
}

FOLDERS = {"settle": "settlement", "align": "alignment", "endure": "endurance"}
"""Of a method whose folder has another name than its command."""

TABLES = {
    "access": "FILE may be a table of ways (from,to,capacity,transit) or a map of them in GeoJSON; each TABLE then is "
    "one that belongs to it: places (place,waiting,shelter) or vehicles (fleet,count,seats,at).",
    "endure": "FILE may be a table of flows (from,to,capacity,unit) or of stocks (stock,at,unit,holds,uses); each "
    "TABLE then is another one that belongs to it.",
}
"""For methods that take tables of a network: what these are."""
