"""Static files under names that carry their hash, imports between JavaScript modules included."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class ManifestStorage(ManifestStaticFilesStorage):
    """ManifestStaticFilesStorage that also rewrites `import … from` in ES modules."""

    support_js_module_import_aggregation = True
