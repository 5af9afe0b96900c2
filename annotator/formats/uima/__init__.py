"""UIMA: texts with feature structures, as INCEpTION, WebAnno and DKPro exchange them.

Written and read here without a package: `dkpro-cassis`, the extra `[uima]`, takes more than ten
seconds to hold what stands in a large article, so that it is only the judge in the tests.
Sources: OASIS UIMA 1.0 and the UIMA references on XMI; the draft of JSON CAS 0.4; the user's guide
of INCEpTION. Offsets are UTF-16 units.
"""
