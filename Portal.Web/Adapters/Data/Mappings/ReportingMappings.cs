using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Data.Mappings;

internal sealed class PlacesMapping : IEntityTypeConfiguration<District>, IEntityTypeConfiguration<HazardKind>, IEntityTypeConfiguration<RoutingRule>,
    IEntityTypeConfiguration<RouteProposal>
{
    public void Configure(EntityTypeBuilder<District> builder) => builder.ToTable("Districts").HasKey(d => d.Code);

    public void Configure(EntityTypeBuilder<HazardKind> builder) => builder.ToTable("HazardKinds").HasKey(k => k.Code);

    public void Configure(EntityTypeBuilder<RoutingRule> builder) =>
        builder.ToTable("RoutingRules").HasKey(r => new { r.Industry, r.DistrictCode });

    public void Configure(EntityTypeBuilder<RouteProposal> builder) =>
        builder.ToTable("RouteProposals").HasKey(r => new { r.Industry, r.DistrictCode });
}

internal sealed class RetentionMapping :
    IEntityTypeConfiguration<RetentionRule>, IEntityTypeConfiguration<LegalHold>, IEntityTypeConfiguration<ReportTombstone>, IEntityTypeConfiguration<NightRun>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ToTable("RetentionRules").HasKey(r => r.Outcome);
        builder.Property(r => r.Outcome).ValueGeneratedNever();
        builder.Ignore(r => r.Events);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasData(RetentionRule.Defaults.Select(usual => new { Outcome = usual.Key, Days = usual.Value, Version = 0 }).ToArray());
    }

    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds").HasKey(h => h.ReportId);
        builder.Property(h => h.ReportId).ValueGeneratedNever();
        builder.Ignore(h => h.Events);
        builder.Ignore(h => h.Waits);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasOne<Report>().WithOne().HasForeignKey<LegalHold>(h => h.ReportId);
    }

    public void Configure(EntityTypeBuilder<ReportTombstone> builder)
    {
        builder.ToTable("ReportTombstones").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<NightRun> builder)
    {
        builder.ToTable("NightRuns").HasKey(r => r.Job);
        builder.Property(r => r.Job).HasMaxLength(64);
    }
}

/// <summary>
/// Everything that a reporter leaves behind is keyed by something random. On SQLite such tables have no hidden row number
/// (<see cref="WithoutRowIdSql"/>), so that their order on disk does not tell the order of filing.
/// </summary>
internal sealed class ReportMapping :
    IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportWrap>, IEntityTypeConfiguration<ReportEntry>, IEntityTypeConfiguration<SealedBlob>,
    IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<FollowUpChain>, IEntityTypeConfiguration<FilingCounter>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Events);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.ReceiptTag).IsUnique();
        builder.HasIndex(r => r.ClaimTag).IsUnique();
        builder.HasIndex(r => new { r.DepartmentId, r.State });
    }

    public void Configure(EntityTypeBuilder<ReportWrap> builder)
    {
        builder.ToTable("ReportWraps").HasKey(w => new { w.ReportId, w.KeyId });
        builder.HasOne<Report>().WithMany().HasForeignKey(w => w.ReportId);
        builder.HasIndex(w => w.StaffId);
    }

    public void Configure(EntityTypeBuilder<ReportEntry> builder)
    {
        builder.ToTable("ReportEntries").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Report>().WithMany().HasForeignKey(e => e.ReportId);
    }

    public void Configure(EntityTypeBuilder<SealedBlob> builder)
    {
        builder.ToTable("SealedBlobs").HasKey(b => b.Name);
        builder.HasIndex(b => b.Owner);
    }

    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts").HasKey(d => d.IdHash);
        builder.HasIndex(d => d.DiesAt);
    }

    public void Configure(EntityTypeBuilder<FollowUpChain> builder)
    {
        builder.ToTable("FollowUpChains").HasKey(c => c.IdHash);
        builder.HasIndex(c => c.DiesAt);
    }

    public void Configure(EntityTypeBuilder<FilingCounter> builder)
    {
        builder.ToTable("FilingCounter").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
