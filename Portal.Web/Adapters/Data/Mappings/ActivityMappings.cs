using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>Sign-ups, what became of activities, requests for a visit, the year's goals.</summary>
internal sealed class ActivityMapping :
    IEntityTypeConfiguration<ActivityRecord>, IEntityTypeConfiguration<ActivitySignUp>, IEntityTypeConfiguration<VisitRequest>, IEntityTypeConfiguration<ActivityTarget>
{
    private const int LongestCode = 24;
    private const int LongestSlug = 64;
    private const int LongestPictures = 4000;

    public void Configure(EntityTypeBuilder<ActivityRecord> builder)
    {
        builder.ToTable("ActivityRecords").HasKey(r => r.ItemId);
        builder.Property(r => r.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.ColumnId).HasMaxLength(ContentId.Length);
        builder.Property(r => r.DistrictCode).HasMaxLength(LongestCode);
        builder.Property(r => r.Reason).HasMaxLength(ActivityRecord.LongestReason);
        builder.Property(r => r.Report).HasMaxLength(ActivityRecord.LongestReport);
        builder.Property(r => r.PictureList).HasMaxLength(LongestPictures);
        builder.HasIndex(r => r.State);
        builder.Ignore(r => r.Events);
        builder.Ignore(r => r.Pictures);
        builder.Ignore(r => r.Free);
    }

    public void Configure(EntityTypeBuilder<ActivitySignUp> builder)
    {
        builder.ToTable("ActivitySignUps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(s => s.DistrictCode).HasMaxLength(LongestCode);
        builder.HasIndex(s => s.CodeTag).IsUnique();
        builder.HasIndex(s => new { s.ItemId, s.PhoneTag }).IsUnique();
        builder.HasIndex(s => new { s.ItemId, s.MailTag }).IsUnique();
        builder.HasIndex(s => s.EraseOn);
        builder.Ignore(s => s.Waits);
    }

    public void Configure(EntityTypeBuilder<VisitRequest> builder)
    {
        builder.ToTable("VisitRequests").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.Property(v => v.HostName).HasMaxLength(VisitRequest.LongestHost);
        builder.Property(v => v.DistrictCode).HasMaxLength(LongestCode);
        builder.Property(v => v.Street).HasMaxLength(ContactRules.LongestStreet);
        builder.Property(v => v.Wishes).HasMaxLength(VisitRequest.LongestWishes);
        builder.Property(v => v.Days).HasMaxLength(VisitRequest.LongestHost);
        builder.Property(v => v.Answer).HasMaxLength(VisitRequest.LongestAnswer);
        builder.HasIndex(v => v.CodeTag).IsUnique();
        builder.HasIndex(v => new { v.State, v.ReceivedOn });
        builder.HasIndex(v => v.EraseOn);
        builder.Ignore(v => v.Events);
        builder.Ignore(v => v.IsOpen);
    }

    public void Configure(EntityTypeBuilder<ActivityTarget> builder)
    {
        builder.ToTable("ActivityTargets").HasKey(t => new { t.Year, t.Slug });
        builder.Property(t => t.Slug).HasMaxLength(LongestSlug);
    }
}
