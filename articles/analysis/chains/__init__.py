"""Who told whom: attributions inside the content of others, and the outlets a statement went through."""

from articles.analysis.chains.channels import Channel, channels_of
from articles.analysis.chains.link import holders_of, link_chains

__all__ = ["Channel", "channels_of", "holders_of", "link_chains"]
