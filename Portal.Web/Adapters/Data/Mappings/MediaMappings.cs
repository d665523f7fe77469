using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Cms.Media;

namespace Portal.Web.Adapters.Data.Mappings;

internal sealed class MediaMapping :
    IEntityTypeConfiguration<MediaFile>, IEntityTypeConfiguration<MediaVariant>, IEntityTypeConfiguration<MediaUse>, IEntityTypeConfiguration<MediaLeftover>
{
    private const int BlobNameLength = 64;
    private const int LongestType = 100;

    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.ToTable("MediaFiles").HasKey(f => f.Path);
        builder.Property(f => f.Path).HasMaxLength(MediaPath.Longest);
        builder.Property(f => f.Folder).HasMaxLength(MediaPath.Longest);
        builder.Property(f => f.Name).HasMaxLength(MediaPath.Longest);
        builder.Property(f => f.SearchKey).HasMaxLength(MediaPath.Longest + MediaFile.LongestAltText + 1);
        builder.Property(f => f.AltText).HasMaxLength(MediaFile.LongestAltText);
        builder.Property(f => f.BlobName).HasMaxLength(BlobNameLength);
        builder.Property(f => f.Type).HasMaxLength(LongestType);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => new { f.Folder, f.Name });
        builder.HasIndex(f => f.BlobName);
        builder.HasIndex(f => f.UploadedUtc, "IX_MediaFiles_AwaitVariants").HasFilter("\"AwaitsVariants\"");
    }

    public void Configure(EntityTypeBuilder<MediaVariant> builder)
    {
        builder.ToTable("MediaVariants").HasKey(v => new { v.SourceBlob, v.Width, v.Type });
        builder.Property(v => v.SourceBlob).HasMaxLength(BlobNameLength);
        builder.Property(v => v.BlobName).HasMaxLength(BlobNameLength);
        builder.Property(v => v.Type).HasMaxLength(LongestType);
        builder.HasIndex(v => v.BlobName);
    }

    public void Configure(EntityTypeBuilder<MediaUse> builder)
    {
        builder.ToTable("MediaUses").HasKey(u => new { u.Path, u.ContentItemId });
        builder.Property(u => u.Path).HasMaxLength(MediaPath.Longest);
        builder.Property(u => u.ContentItemId).HasMaxLength(ContentId.Length);
        builder.HasIndex(u => u.ContentItemId);
    }

    public void Configure(EntityTypeBuilder<MediaLeftover> builder)
    {
        builder.ToTable("MediaLeftovers").HasKey(l => l.BlobName);
        builder.Property(l => l.BlobName).HasMaxLength(BlobNameLength);
    }
}
