"""The English words that say what happened, family by family."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from places.reading.trigger_needs import (
    AIRCRAFT,
    CIVILIANS,
    DEAL,
    HANDED,
    HELD_PEOPLE,
    PROPERTY,
    RESIDENTS,
    RETURNING,
    STRUCK,
    WEAPONS,
)
from places.reading.words import words_of

ROWS: list[tuple[str, float, str, str, frozenset[str]]] = [
    # family | weight | verbs (base, with irregular past after a slash) | nouns | needs
    ("strike.air", 0.9, "", "strike strikes", words_of("engaged destroyed suppressed damaged")),
    ("strike", 1.0, "shell bombard bomb", "shelling bombardment bombing", frozenset()),
    ("strike", 0.8, "target hit/hit strike/struck pound", "", frozenset()),
    ("strike.air", 1.0, "", "airstrike airstrikes air_strike air_strikes air_raid air_raids aerial_bombardment", frozenset()),
    ("strike.air", 0.8, "", "strike strikes", words_of("air coalition drone warplanes us russian aircraft jets")),
    ("strike.artillery", 1.0, "", "artillery_fire mortar_fire rocket_fire artillery_shelling rocket_attack mortar_attack", frozenset()),
    ("strike.artillery", 0.9, "fire", "", words_of("rocket rockets mortar mortars shell shells missiles artillery howitzers himars rounds")),
    ("strike.suicide", 1.0, "", "car_bomb car_bombs svbied svbieds vbied suicide_bomber suicide_bombers suicide_attack suicide_bombing", frozenset()),
    ("blast", 0.9, "detonate explode", "explosion explosions blast blasts", frozenset()),
    ("strike.mine", 0.8, "", "landmine landmines ied ieds mine mines roadside_bomb", words_of("exploded explosion blast by detonated hit killed wounded")),
    ("battle.clash", 1.0, "clash", "clash clashes firefight skirmish skirmishes ambush", frozenset()),
    ("battle.clash", 0.6, "fight/fought", "fighting battles", frozenset()),
    ("battle.clash", 0.9, "assassinate ambush", "assassination assassinations gunned_down shot_dead", frozenset()),
    ("battle.clash", 0.9, "", "opened_fire opens_fire open_fire opening_fire", frozenset()),
    ("battle.clash", 0.9, "", "shot_down shoots_down shoot_down shooting_down downed downing", AIRCRAFT),
    ("battle.clash", 0.9, "snipe", "sniper_fire sniper_shot sniper_bullet", frozenset()),
    ("battle.offensive", 0.9, "attack storm assault", "", frozenset()),
    ("battle.offensive", 0.7, "advance", "offensive assault attack attacks counterattack counteroffensive advance advances", frozenset()),
    ("battle.offensive", 0.5, "", "jazeera_storm jazira_storm cizire_storm operation operations battle campaign phase push", frozenset()),
    ("raid", 1.0, "raid", "raid raids", frozenset()),
    ("battle.repelled", 1.0, "repel/repelled repulse thwart foil", "", frozenset()),
    ("seizure.weapons", 1.0, "seize confiscate capture discover/found uncover", "seizure", WEAPONS),
    ("seizure.property", 0.9, "seize confiscate", "seizure", PROPERTY),
    ("seizure.property", 0.9, "loot plunder", "looting", frozenset()),
    ("seizure.release", 0.9, "release free/freed", "release", HELD_PEOPLE),
    ("seizure.release", 0.9, "", "handed_over hands_over hand_over handing_over handover", HANDED),
    ("civilians.protest", 1.0, "protest", "protest protests demonstration demonstrations sit_in took_to_the_streets take_to_the_streets", frozenset()),
    ("civilians.protest", 0.8, "", "protesters demonstrators", words_of("gathered marched blocked burned chanted demanded rallied demanding blocking chanting")),
    ("civilians.returned", 0.9, "return", "return", RETURNING),
    ("territory.captured", 1.0, "capture recapture retake/retook/retaken liberate overrun/overran", "", frozenset()),
    ("territory.captured", 0.8, "seize take/took/taken", "capture recapture liberation", frozenset()),
    ("territory.captured", 0.9, "clear", "clearance", frozenset()),
    ("territory.captured", 0.9, "", "fell_to fallen_to falls_to falling_to", frozenset()),
    ("territory.captured", 0.6, "enter", "", frozenset()),
    ("territory.captured", 1.0, "", "took_control taken_control seized_control gained_control", frozenset()),
    ("territory.lost", 0.9, "lose/lost", "loss", words_of("control ground town village villages territory")),
    ("territory.control", 0.8, "control hold/held", "", frozenset()),
    ("civilians.harmed", 0.9, "kill wound injure", "deaths casualties", CIVILIANS),
    ("civilians.harmed", 1.0, "", "massacre", frozenset()),
    ("civilians.harmed", 0.9, "execute behead", "execution executions", CIVILIANS | words_of("publicly prisoners captives")),
    ("battle.clash", 0.6, "kill", "", words_of("fighters fighter soldiers soldier militants militant members troops")),
    ("civilians.displaced", 0.9, "flee/fled displace", "displacement exodus", frozenset()),
    ("civilians.abducted", 1.0, "abduct kidnap", "abduction kidnapping", frozenset()),
    ("seizure.persons", 1.0, "arrest detain", "arrest arrests", frozenset()),
    ("movement.buildup", 1.0, "mass muster", "reinforcements buildup build_up massing", frozenset()),
    ("movement.buildup", 0.8, "", "convoy convoys", words_of("military arrived entered troops")),
    ("movement.buildup", 0.8, "reinforce", "", words_of("positions position troops forces checkpoint checkpoints garrison front")),
    ("movement.withdrawal", 1.0, "withdraw/withdrew/withdrawn retreat", "withdrawal retreat pullout", frozenset()),
    ("movement.withdrawal", 0.9, "redeploy", "redeployment", frozenset()),
    ("battle.repelled", 1.0, "", "beat_back beats_back beaten_back drove_back fended_off fend_off held_off", frozenset()),
    ("strike", 0.8, "destroy", "", STRUCK),
    ("statement.agreement", 0.9, "", "deal", DEAL),
    ("leaving", 0.9, "leave/left", "", RESIDENTS | words_of("women children")),
    ("movement.evacuation", 1.0, "evacuate", "evacuation", frozenset()),
    ("support.air", 0.8, "", "support cover", words_of("air close")),
    ("support.ground", 0.6, "support back", "", frozenset()),
    ("statement.agreement", 0.9, "", "agreement truce ceasefire", DEAL),
    ("statement.agreement", 0.9, "", "prisoner_swap prisoner_exchange prisoners_exchange exchange_of_prisoners exchange_of_bodies", frozenset()),
]  # fmt: skip

ROWS += [
    # nobody took, held or kept anything
    ("", 1.0, "", "took_place takes_place take_place taken_place taking_place took_part takes_part take_part taking_part took_off took_up took_shelter take_shelter took_refuge take_refuge took_advantage took_responsibility on_hold held_talks hold_talks", frozenset()),
    ("statement.forecast", 0.8, "expect predict anticipate warn threaten vow", "prediction predictions warning warnings threats", frozenset()),
    ("statement.assessment", 0.8, "assess estimate", "assessment assessments estimates analysts_say analysts_said analysts_believe experts_say", frozenset()),
]  # fmt: skip
