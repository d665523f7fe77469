namespace Portal.Web.Adapters.Blobs;

/// <summary>The section <c>Portal:Blobs</c>: where sealed bytes lie.</summary>
internal sealed class BlobSettings
{
    public const string Section = "Portal:Blobs";

    /// <summary><c>files</c> (the default) or <c>azure</c>.</summary>
    public string Kind { get; set; } = "files";

    /// <summary>The folder of the file store; <c>blobs</c> in the data folder unless set.</summary>
    public string? Folder { get; set; }

    /// <summary>The storage account of the Azure store.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The container of the Azure store; made at the first write when it is missing.</summary>
    public string Container { get; set; } = "portal";
}
