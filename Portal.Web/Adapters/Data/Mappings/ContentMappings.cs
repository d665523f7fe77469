using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;

namespace Portal.Web.Adapters.Data.Mappings;

internal sealed class ContentMapping :
    IEntityTypeConfiguration<ContentRow>, IEntityTypeConfiguration<SiteDocument>, IEntityTypeConfiguration<ContentRoute>, IEntityTypeConfiguration<ContentLink>,
    IEntityTypeConfiguration<RecipeRun>, IEntityTypeConfiguration<TermUse>
{
    public void Configure(EntityTypeBuilder<ContentRow> builder)
    {
        builder.ToTable("ContentRows").HasKey(r => r.Id);
        builder.Property(r => r.ContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.ContentItemVersionId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.Property(r => r.DisplayText).HasMaxLength(ContentRow.LongestText);
        builder.Property(r => r.Owner).HasMaxLength(ContentRow.LongestText);
        builder.Property(r => r.Author).HasMaxLength(ContentRow.LongestText);
        builder.HasIndex(r => r.ContentItemVersionId).IsUnique();
        builder.HasIndex(r => r.ContentItemId);

        // Two that publish or save the same item at the same moment: the second finds this and is told so.
        builder.HasIndex(r => r.ContentItemId, "IX_ContentRows_OneLatest").IsUnique().HasFilter("\"Latest\"");
        builder.HasIndex(r => r.ContentItemId, "IX_ContentRows_OnePublished").IsUnique().HasFilter("\"Published\"");
        builder.HasIndex(r => new { r.ContentType, r.PublishedUtc }, "IX_ContentRows_PublishedByType").HasFilter("\"Published\"");
        builder.HasIndex(r => new { r.ContentType, r.ModifiedUtc }, "IX_ContentRows_LatestByType").HasFilter("\"Latest\"");
    }

    public void Configure(EntityTypeBuilder<SiteDocument> builder)
    {
        builder.ToTable("SiteDocuments").HasKey(d => d.Name);
        builder.Property(d => d.Name).HasMaxLength(64);
        builder.Property(d => d.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ContentRoute> builder)
    {
        builder.ToTable("ContentRoutes").HasKey(r => r.Path);
        builder.Property(r => r.Path).HasMaxLength(ContentRoute.LongestPath);
        builder.Property(r => r.ContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.ContainedItemId).HasMaxLength(ContentId.Length);
        builder.HasIndex(r => r.ContentItemId);
    }

    public void Configure(EntityTypeBuilder<ContentLink> builder)
    {
        builder.ToTable("ContentLinks").HasKey(l => new { l.Kind, l.Key, l.ContentItemId });
        builder.Property(l => l.Key).HasMaxLength(ContentLink.LongestKey);
        builder.Property(l => l.ContentItemId).HasMaxLength(ContentId.Length);
        builder.HasIndex(l => l.ContentItemId);
        builder.HasIndex(l => new { l.Kind, l.Key, l.CreatedUtc });
    }

    public void Configure(EntityTypeBuilder<RecipeRun> builder)
    {
        builder.ToTable("RecipeRuns").HasKey(r => r.Hash);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.Name).HasMaxLength(255);
    }

    public void Configure(EntityTypeBuilder<TermUse> builder)
    {
        builder.ToTable("TaxonomyIndex").HasKey(u => u.Id);
        builder.Property(u => u.ContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(u => u.TaxonomyContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(u => u.TermContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(u => u.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.Property(u => u.ContentPart).HasMaxLength(ContentRow.LongestText);
        builder.Property(u => u.ContentField).HasMaxLength(ContentRow.LongestText);
        builder.HasIndex(u => u.ContentItemId);

        // A column's list is one walk along this index, newest first; with a type, along the other.
        builder.HasIndex(u => new { u.TermContentItemId, u.PublishedUtc }, "IX_TaxonomyIndex_Published").HasFilter("\"Published\"");
        builder.HasIndex(u => new { u.TermContentItemId, u.ContentType, u.PublishedUtc }, "IX_TaxonomyIndex_PublishedByType").HasFilter("\"Published\"");
    }
}
