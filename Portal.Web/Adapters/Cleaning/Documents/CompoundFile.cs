using System.Text;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>The container of old Office files, and of encrypted new ones.</summary>
internal static class CompoundFile
{
    /// <summary>Whether the directory names the stream that an encrypted DOCX or XLSX is put into.</summary>
    public static bool HoldsEncryptedPackage(ReadOnlySpan<byte> head) => head.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
