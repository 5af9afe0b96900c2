"""Words that end in a stop without ending the sentence."""

from __future__ import annotations

_TITLES = """
adm. amb. asst. attn. brig. capt. cmdr. col. cpl. det. dr. drs. fr. gen. gov. hon. insp. lt. maj.
messrs. mme. mlle. mr. mrs. ms. msgr. mt. pfc. pres. prof. pvt. rep. reps. rev. sen. sens. sgt.
sr. st. ste. supt. vs. v. cf. e.g. i.e. viz. bzw. z.b. u.a. d.h. hr.
"""
_NUMBERED = "no. nos. nr. p. pp. fig. figs. art. sec. vol. ch. par. c. ca. approx. est. bd. av."
_ENDINGS = """
inc. corp. co. ltd. bros. jr. sr. etc. a.m. p.m. jan. feb. mar. apr. jun. jul. aug. sept. sep.
oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun. dept. univ. assn. ave. blvd. rd.
ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn.
miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo.
"""
_STARTERS = """
a an the this that these those he she it they we i you his her its their our my but and or so yet
in on at by for from with after before when while if as since although though however meanwhile
there here what who why how where some many most all no not then also according
"""

TITLES = frozenset(_TITLES.split())
"""Followed by a name more often than by a new sentence."""

NUMBERED = frozenset(_NUMBERED.split())
"""Short for a word only before a number."""

ENDINGS = frozenset(_ENDINGS.split())
"""May close a sentence; do so only before a word that begins one."""

STARTERS = frozenset(_STARTERS.split())
"""Words that begin sentences, in small letters."""
