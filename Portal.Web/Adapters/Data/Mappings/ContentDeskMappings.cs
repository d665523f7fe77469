using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Cms.Routing;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>What the desk keeps about content beside the content itself.</summary>
internal sealed class ContentDeskMapping :
    IEntityTypeConfiguration<ContentReview>, IEntityTypeConfiguration<ReviewMark>, IEntityTypeConfiguration<DeskEntry>, IEntityTypeConfiguration<ContentBound>,
    IEntityTypeConfiguration<ContentScratch>, IEntityTypeConfiguration<ContentImport>, IEntityTypeConfiguration<SiteRedirect>
{
    private const int LongestName = 64;

    public void Configure(EntityTypeBuilder<ContentReview> builder)
    {
        builder.ToTable("ContentReviews").HasKey(r => r.ItemId);
        builder.Property(r => r.ItemId).HasMaxLength(ContentId.Length);
        builder.Ignore(r => r.Events);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasMany(r => r.Marks).WithOne().HasForeignKey(m => m.ItemId);
        builder.Navigation(r => r.Marks).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(r => r.Stage);
    }

    public void Configure(EntityTypeBuilder<ReviewMark> builder)
    {
        builder.ToTable("ReviewMarks").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(m => m.VersionId).HasMaxLength(ContentId.Length);
        builder.Property(m => m.StaffName).HasMaxLength(LongestName);
        builder.Property(m => m.Reason).HasMaxLength(ReviewMark.LongestReason);
        builder.HasIndex(m => m.ItemId);
    }

    public void Configure(EntityTypeBuilder<DeskEntry> builder)
    {
        builder.ToTable("DeskEntries").HasKey(e => e.ItemId);
        builder.Property(e => e.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(e => e.ColumnId).HasMaxLength(ContentId.Length);
        builder.Property(e => e.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.Property(e => e.Title).HasMaxLength(ContentRow.LongestText);
        builder.Property(e => e.Author).HasMaxLength(ContentRow.LongestText);
        builder.HasIndex(e => e.ModifiedUtc);
        builder.HasIndex(e => new { e.ColumnId, e.ModifiedUtc });
        builder.HasIndex(e => e.PublishAt);
        builder.HasIndex(e => e.ArchiveAt);
    }

    public void Configure(EntityTypeBuilder<ContentBound> builder)
    {
        builder.ToTable("ContentBounds").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.ColumnId).HasMaxLength(ContentId.Length);
        builder.Property(b => b.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.HasIndex(b => b.StaffId);
    }

    public void Configure(EntityTypeBuilder<ContentScratch> builder)
    {
        builder.ToTable("ContentScratches").HasKey(s => new { s.StaffId, s.Place });
        builder.Property(s => s.Place).HasMaxLength(LongestName);
        builder.Property(s => s.Base).HasMaxLength(LongestName);
        builder.HasIndex(s => s.SavedAt);
    }

    public void Configure(EntityTypeBuilder<ContentImport> builder)
    {
        builder.ToTable("ContentImports").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.StaffName).HasMaxLength(LongestName);
        builder.Property(i => i.FileName).HasMaxLength(ContentImport.LongestName);
        builder.Property(i => i.BlobName).HasMaxLength(128);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.UploadedAt);
    }

    public void Configure(EntityTypeBuilder<SiteRedirect> builder)
    {
        builder.ToTable("SiteRedirects").HasKey(r => r.Path);
        builder.Property(r => r.Path).HasMaxLength(ContentRoute.LongestPath);
        builder.Property(r => r.Target).HasMaxLength(ContentRoute.LongestPath);
        builder.Property(r => r.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.ContainedId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.StaffName).HasMaxLength(LongestName);
        builder.HasIndex(r => r.MadeAt);
    }
}
