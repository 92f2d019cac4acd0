"""The people who work at the desk."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An editor or administrator. Custom from the first migration, so that it can grow."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
