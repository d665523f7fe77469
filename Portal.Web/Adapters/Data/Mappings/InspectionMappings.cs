using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Publicity.Inspection;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>What the self-inspection found, and when it looked.</summary>
internal sealed class InspectionMapping : IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<InspectionRun>
{
    private const int LongestItem = 40;

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Place).HasMaxLength(Finding.LongestText);
        builder.Property(f => f.What).HasMaxLength(Finding.LongestText);
        builder.Property(f => f.ItemId).HasMaxLength(LongestItem);
        builder.HasIndex(f => f.Key).IsUnique();
        builder.HasIndex(f => new { f.MendedAt, f.Kind });
    }

    public void Configure(EntityTypeBuilder<InspectionRun> builder)
    {
        builder.ToTable("InspectionRuns").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.EndedAt);
    }
}
