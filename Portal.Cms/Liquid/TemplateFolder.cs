using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Portal.Cms.Liquid;

/// <summary>A theme's templates in memory, in the shape that Fluid's <c>include</c> and <c>render</c> ask for. It reaches nothing outside the theme.</summary>
internal sealed class TemplateFolder : IFileProvider
{
    internal const string Extension = ".liquid";

    private readonly Dictionary<string, string> _templates = new(StringComparer.Ordinal);

    public TemplateFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            _templates.Add(name, File.ReadAllText(file, Encoding.UTF8));
        }
    }

    /// <summary>Each template's name without ending, and its source.</summary>
    public IEnumerable<(string Name, string Source)> Templates => _templates.Select(entry => (entry.Key[..^Extension.Length], entry.Value));

    public IFileInfo GetFileInfo(string subpath) =>
        _templates.TryGetValue(subpath.TrimStart('/'), out var source) ? new TemplateFile(subpath, source) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class TemplateFile(string name, string source) : IFileInfo
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(source);

        public bool Exists => true;
        public bool IsDirectory => false;
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;
        public long Length => _bytes.Length;
        public string Name => name;
        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(_bytes, writable: false);
    }
}
