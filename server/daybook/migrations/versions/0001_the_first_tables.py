"""The first tables, edited until the first release. Long: one step makes all of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("renewed_on", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column(
            "detail",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_entry_school_at"), ["school", "at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_audit_entry_subject_at"), ["subject", "at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_audit_entry_user_at"), ["user", "at"], unique=False)

    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "blob_sender",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "user", name=op.f("pk_blob_sender")),
    )
    op.create_table(
        "form_file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "form", "version", name=op.f("pk_form_file")),
    )
    op.create_table(
        "form_release",
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("org", "form", "version", name=op.f("pk_form_release")),
    )
    op.create_table(
        "form_switch",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_switch")),
    )
    with op.batch_alter_table("form_switch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_form_switch_org_form_at"), ["org", "form", "at"], unique=False
        )

    op.create_table(
        "form_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column(
            "compiled",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "sheets",
            sa.JSON(none_as_null=True).with_variant(
                postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
            ),
            nullable=True,
        ),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_form_version")),
    )
    with op.batch_alter_table("form_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_form_version_id_content"), ["id", "content"], unique=False
        )

    op.create_table(
        "photo_ref",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "rid", name=op.f("pk_photo_ref")),
    )
    with op.batch_alter_table("photo_ref", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_ref_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_photo_ref_rid"), ["rid"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["place.id"], name=op.f("fk_place_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_parent"), ["parent"], unique=False)

    op.create_table(
        "record_entry",
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=True),
        sa.Column("pair", sa.Text(), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("labels", sa.String(), nullable=False),
        sa.Column("texts", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("left_open", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("own", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rid", name=op.f("pk_record_entry")),
    )
    with op.batch_alter_table("record_entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_record_entry_date",
            ["date", "rid", "school", "deleted", "form", "owner", "inside"],
            unique=False,
        )
        batch_op.create_index(
            "ix_record_entry_owner", ["owner", "school", "form", "version", "inside"], unique=False
        )
        batch_op.create_index("ix_record_entry_left_open", ["left_open", "school"], unique=False)
        batch_op.create_index("ix_record_entry_pair", ["pair"], unique=False)
        batch_op.create_index("ix_record_entry_review", ["school", "review", "date"], unique=False)
        batch_op.create_index(
            "ix_record_entry_school",
            ["school", "date", "deleted", "form", "version", "owner", "inside"],
            unique=False,
        )

    op.create_table(
        "review",
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("rid", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_record"), ["record"], unique=False)

    op.create_table(
        "stream",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.Column("backed_up", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stream")),
        sa.UniqueConstraint("key", name=op.f("uq_stream_key")),
    )
    op.create_table(
        "upload",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("metadata_text", sa.String(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("lease_no", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sa.UniqueConstraint("user", "sha256", "length", name=op.f("uq_upload_user_sha256_length")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_upload_expires"), ["expires"], unique=False)

    op.create_table(
        "conflict",
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("lost_mid", sa.Text(), nullable=False),
        sa.Column("lost_value", sa.Text(), nullable=False),
        sa.Column("won_mid", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_conflict_stream")),
        sa.PrimaryKeyConstraint("stream", "rid", "field", "lost_mid", name=op.f("pk_conflict")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_heard", sa.BigInteger(), nullable=False),
        sa.Column("app_version", sa.Text(), nullable=True),
        sa.Column(
            "storage",
            sa.JSON(none_as_null=True).with_variant(
                postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
            ),
            nullable=True,
        ),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_device_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_account"), ["account"], unique=False)

    op.create_table(
        "epoch_log",
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("start_head", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_epoch_log_stream")),
        sa.PrimaryKeyConstraint("stream", "epoch", name=op.f("pk_epoch_log")),
    )
    op.create_table(
        "invite",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_invite_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invite_code_hash")),
    )
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invite_account"), ["account"], unique=False)

    op.create_table(
        "journal",
        sa.Column("mid", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Integer(), nullable=True),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("usr", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("device_at", sa.BigInteger(), nullable=False),
        sa.Column("est_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_journal_stream")),
        sa.PrimaryKeyConstraint("mid", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_rid", ["rid", "seq"], unique=False)

    op.create_table(
        "membership",
        sa.Column("usr", sa.Text(), nullable=False),
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("gid", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_membership_stream")),
        sa.PrimaryKeyConstraint("usr", "stream", name=op.f("pk_membership")),
        sa.UniqueConstraint("usr", "slot", name=op.f("uq_membership_usr_slot")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_stream"), ["stream"], unique=False)

    op.create_table(
        "placement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("journey", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("timetable", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["home"], ["place.id"], name=op.f("fk_placement_home")),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_placement_account")),
        sa.ForeignKeyConstraint(["host"], ["place.id"], name=op.f("fk_placement_host")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_host"), ["host"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_journey"), ["journey"], unique=False)

    op.create_table(
        "quarantine",
        sa.Column("mid", sa.Text(), nullable=False),
        sa.Column("stream", sa.Integer(), nullable=True),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("usr", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("resolved_at", sa.BigInteger(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_quarantine_stream")),
        sa.PrimaryKeyConstraint("mid", name=op.f("pk_quarantine")),
    )
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantine_rid"), ["rid"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_stream"), ["stream"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_usr"), ["usr"], unique=False)

    op.create_table(
        "rec",
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("vis", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("form_version", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["stream"], ["stream.id"], name=op.f("fk_rec_stream")),
        sa.PrimaryKeyConstraint("stream", "rid", name=op.f("pk_rec")),
        sa.UniqueConstraint("stream", "seq", name=op.f("uq_rec_stream_seq")),
    )
    with op.batch_alter_table("rec", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rec_rid"), ["rid"], unique=False)

    op.create_table(
        "school_class",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["school"], ["place.id"], name=op.f("fk_school_class_school")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
    )
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_class_school"), ["school"], unique=False)

    op.create_table(
        "staff_role",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_staff_role_account")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_staff_role_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_role")),
    )
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_role_account"), ["account"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_staff_role_place_role"), ["place", "role"], unique=False
        )

    op.create_table(
        "term",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("week1", sa.Text(), nullable=False),
        sa.Column(
            "holidays",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["org"], ["place.id"], name=op.f("fk_term_org")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_org"), ["org"], unique=False)

    op.create_table(
        "child",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_class"], ["school_class.id"], name=op.f("fk_child_school_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child")),
    )
    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_school_class"), ["school_class"], unique=False)

    op.create_table(
        "child_stay",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("child", sa.Text(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_class"], ["school_class.id"], name=op.f("fk_child_stay_school_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_stay")),
    )
    with op.batch_alter_table("child_stay", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_stay_child"), ["child"], unique=False)
        batch_op.create_index(
            "ix_child_stay_school_class_number", ["school_class", "number"], unique=True
        )

    op.create_table(
        "consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("child", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_child"), ["child"], unique=False)

    op.create_table(
        "school_privacy",
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("complaints", sa.Text(), nullable=False),
        sa.Column("calling", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["school"], ["place.id"], name=op.f("fk_school_privacy_school")),
        sa.PrimaryKeyConstraint("school", name=op.f("pk_school_privacy")),
    )
    op.create_table(
        "removed_name",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("child", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["school"], ["place.id"], name=op.f("fk_removed_name_school")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed_name")),
    )
    with op.batch_alter_table("removed_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_removed_name_school"), ["school"], unique=False)

    op.create_table(
        "retention",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_retention")),
    )

    op.create_table(
        "team_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_team_member_account")),
        sa.ForeignKeyConstraint(
            ["school_class"], ["school_class.id"], name=op.f("fk_team_member_school_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
    )
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_member_account"), ["account"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_team_member_school_class"), ["school_class"], unique=False
        )

    op.create_table(
        "vault",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_vault_account")),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name=op.f("fk_vault_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault")),
    )
    with op.batch_alter_table("vault", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vault_account"), ["account"], unique=False)

    op.create_table(
        "support_link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("supporting", sa.Text(), nullable=False),
        sa.Column("aided", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["supporting"], ["place.id"], name=op.f("fk_support_link_supporting")
        ),
        sa.ForeignKeyConstraint(["aided"], ["place.id"], name=op.f("fk_support_link_aided")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_link")),
    )
    with op.batch_alter_table("support_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_link_aided"), ["aided"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_support_link_supporting"), ["supporting"], unique=False
        )

    op.create_table(
        "support_team",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["org"], ["place.id"], name=op.f("fk_support_team_org")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_team")),
    )
    with op.batch_alter_table("support_team", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_team_org"), ["org"], unique=False)

    op.create_table(
        "support_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("captain", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["account.id"], name=op.f("fk_support_member_account")
        ),
        sa.ForeignKeyConstraint(["team"], ["support_team.id"], name=op.f("fk_support_member_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_member")),
    )
    with op.batch_alter_table("support_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_member_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_support_member_team"), ["team"], unique=False)

    op.create_table(
        "pair",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("supporter", sa.Text(), nullable=True),
        sa.Column("supported", sa.Text(), nullable=True),
        sa.Column("child", sa.Text(), nullable=True),
        sa.Column("supporter_school", sa.Text(), nullable=False),
        sa.Column("supported_school", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column(
            "goals",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["supporter"], ["account.id"], name=op.f("fk_pair_supporter")),
        sa.ForeignKeyConstraint(["supported"], ["account.id"], name=op.f("fk_pair_supported")),
        sa.ForeignKeyConstraint(
            ["supporter_school"], ["place.id"], name=op.f("fk_pair_supporter_school")
        ),
        sa.ForeignKeyConstraint(
            ["supported_school"], ["place.id"], name=op.f("fk_pair_supported_school")
        ),
        sa.ForeignKeyConstraint(["proposed_by"], ["account.id"], name=op.f("fk_pair_proposed_by")),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["account.id"], name=op.f("fk_pair_confirmed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
    )
    with op.batch_alter_table("pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_supported"), ["supported"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pair_supported_school"), ["supported_school"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_pair_supporter"), ["supporter"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pair_supporter_school"), ["supporter_school"], unique=False
        )

    op.create_table(
        "staff_fact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_staff_fact_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_fact")),
    )
    with op.batch_alter_table("staff_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_fact_account"), ["account"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "counts",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "plan",
            sa.JSON(none_as_null=True).with_variant(
                postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
            ),
            nullable=True,
        ),
        sa.Column(
            "done",
            sa.JSON(none_as_null=True).with_variant(
                postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["school"], ["place.id"], name=op.f("fk_import_batch_school")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_import_batch_school_at"), ["school", "at"], unique=False
        )
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index("ix_plan_owner", ["owner", "since"], unique=False)

    op.create_table(
        "plan_school",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name=op.f("fk_plan_school_plan")),
        sa.ForeignKeyConstraint(["school"], ["place.id"], name=op.f("fk_plan_school_school")),
        sa.PrimaryKeyConstraint("plan", "school", name=op.f("pk_plan_school")),
    )
    with op.batch_alter_table("plan_school", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_school_school"), ["school"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan_school", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_school_school"))

    op.drop_table("plan_school")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_owner")

    op.drop_table("plan")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_batch_school_at"))

    op.drop_table("import_batch")
    with op.batch_alter_table("staff_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_fact_account"))

    op.drop_table("staff_fact")
    with op.batch_alter_table("pair", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pair_supporter_school"))
        batch_op.drop_index(batch_op.f("ix_pair_supporter"))
        batch_op.drop_index(batch_op.f("ix_pair_supported_school"))
        batch_op.drop_index(batch_op.f("ix_pair_supported"))

    op.drop_table("pair")
    with op.batch_alter_table("support_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_member_team"))
        batch_op.drop_index(batch_op.f("ix_support_member_account"))

    op.drop_table("support_member")
    with op.batch_alter_table("support_team", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_team_org"))

    op.drop_table("support_team")
    with op.batch_alter_table("support_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_link_supporting"))
        batch_op.drop_index(batch_op.f("ix_support_link_aided"))

    op.drop_table("support_link")
    with op.batch_alter_table("vault", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vault_account"))

    op.drop_table("vault")
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_member_school_class"))
        batch_op.drop_index(batch_op.f("ix_team_member_account"))

    op.drop_table("team_member")
    op.drop_table("retention")
    with op.batch_alter_table("removed_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_removed_name_school"))

    op.drop_table("removed_name")
    op.drop_table("school_privacy")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_child"))

    op.drop_table("consent")
    with op.batch_alter_table("child_stay", schema=None) as batch_op:
        batch_op.drop_index("ix_child_stay_school_class_number")
        batch_op.drop_index(batch_op.f("ix_child_stay_child"))

    op.drop_table("child_stay")
    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_child_school_class"))

    op.drop_table("child")
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_term_org"))

    op.drop_table("term")
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_role_place_role"))
        batch_op.drop_index(batch_op.f("ix_staff_role_account"))

    op.drop_table("staff_role")
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_class_school"))

    op.drop_table("school_class")
    with op.batch_alter_table("rec", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rec_rid"))

    op.drop_table("rec")
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quarantine_usr"))
        batch_op.drop_index(batch_op.f("ix_quarantine_stream"))
        batch_op.drop_index(batch_op.f("ix_quarantine_rid"))

    op.drop_table("quarantine")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_journey"))
        batch_op.drop_index(batch_op.f("ix_placement_host"))
        batch_op.drop_index(batch_op.f("ix_placement_account"))

    op.drop_table("placement")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_stream"))

    op.drop_table("membership")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_rid")

    op.drop_table("journal")
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invite_account"))

    op.drop_table("invite")
    op.drop_table("epoch_log")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_account"))

    op.drop_table("device")
    op.drop_table("conflict")
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_upload_expires"))

    op.drop_table("upload")
    op.drop_table("stream")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_record"))

    op.drop_table("review")
    with op.batch_alter_table("record_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_record_entry_school")
        batch_op.drop_index("ix_record_entry_review")
        batch_op.drop_index("ix_record_entry_pair")
        batch_op.drop_index("ix_record_entry_left_open")
        batch_op.drop_index("ix_record_entry_owner")
        batch_op.drop_index("ix_record_entry_date")

    op.drop_table("record_entry")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_parent"))

    op.drop_table("place")
    with op.batch_alter_table("photo_ref", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_photo_ref_rid"))
        batch_op.drop_index(batch_op.f("ix_photo_ref_owner"))

    op.drop_table("photo_ref")
    with op.batch_alter_table("form_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_form_version_id_content"))

    op.drop_table("form_version")
    with op.batch_alter_table("form_switch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_form_switch_org_form_at"))

    op.drop_table("form_switch")
    op.drop_table("form_release")
    op.drop_table("form_file")
    op.drop_table("blob_sender")
    op.drop_table("blob")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entry_user_at"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_subject_at"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_school_at"))

    op.drop_table("audit_entry")
    op.drop_table("account")
