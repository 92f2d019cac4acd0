"""The group of editors is made once, and then belongs to its administrators."""

import pytest
from django.contrib.auth.models import Group

from places.desk.editors import EDITORS, ensure_editors
from places.models import User

pytestmark = pytest.mark.django_db


def test_editors_may_work_at_the_desk_but_not_manage_users():
    Group.objects.filter(name=EDITORS).delete()
    ensure_editors()
    user = User.objects.create_user("lina")
    user.groups.add(Group.objects.get(name=EDITORS))
    assert user.has_perms(("places.add_report", "places.change_event", "places.change_mention"))
    assert not user.has_perm("places.delete_actor")
    assert not user.has_perm("places.change_user")


def test_a_group_that_its_administrators_changed_is_left_alone():
    group = Group.objects.get_or_create(name=EDITORS)[0]
    group.permissions.clear()
    ensure_editors()
    assert group.permissions.count() == 0
