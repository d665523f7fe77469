namespace Portal.Web.Adapters.Sealing;

/// <summary>The site's own secret is missing, damaged or readable by others: it must not start, and says what to do.</summary>
internal sealed class InstanceSecretsMissingException(string message) : Exception(message);
