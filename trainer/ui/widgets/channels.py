"""The sign of each channel; its name stands beside it."""

from trainer.core.scenario import Channel
from trainer.ui.icons import IconName

CHANNEL_ICONS: dict[Channel, IconName] = {
    Channel.CHAT: "chat",
    Channel.EMAIL: "mail",
    Channel.PHONE: "phone",
    Channel.IN_PERSON: "in-person",
}
SPOKEN_CHANNELS = frozenset({Channel.PHONE, Channel.IN_PERSON})
