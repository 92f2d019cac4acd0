"""Make the first superuser and print its generated password, this once."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from places.models import User

NAME = "admin"


class Command(BaseCommand):
    help = "Create a superuser with a generated password, printed once; does nothing where there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            if User.objects.filter(is_superuser=True).exists():
                return
            User.objects.create_superuser(NAME, password=password)
        self.stdout.write(
            f"The first editor: user name {NAME}, password {password}\n"
            "Keep it now: it is shown only this once. Sign in at /admin/ and change it there."
        )
