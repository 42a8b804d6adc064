"""What documents may tell of a session: the one place through which every format but the whole copy goes."""

from facilitateur.domain.privacy import without_private
from facilitateur.domain.state import Session
from facilitateur.export.anonymous import anonymous
from facilitateur.export.options import ExportOptions
from facilitateur.export.owners import with_owners_told


def handed_out(session: Session, options: ExportOptions) -> Session:
    """Return what documents may tell of a session: nothing private, who does what as names are chosen.

    When it is to be anonymous nobody's name is in it.
    """
    public = without_private(session)
    return with_owners_told(anonymous(public) if options.anonymous else public, options.names)
