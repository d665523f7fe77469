using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PublicSite : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActivityRecords",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    ColumnId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Street = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    BeginsUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTurn = table.Column<int>(type: "INTEGER", nullable: false),
                    Came = table.Column<int>(type: "INTEGER", nullable: false),
                    WalkIns = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reached = table.Column<int>(type: "INTEGER", nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    Report = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PictureList = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ShownUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContactsErasedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityRecords", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "ActivitySignUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    CodeTag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PhoneTag = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MailTag = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SealedContact = table.Column<string>(type: "TEXT", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Came = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EraseOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivitySignUps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityTargets",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Goal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityTargets", x => new { x.Year, x.Slug });
                });

            migrationBuilder.CreateTable(
                name: "ContentImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BlobName = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstSeen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MendedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InspectionRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Fresh = table.Column<int>(type: "INTEGER", nullable: false),
                    Mended = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxLetters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeEntries",
                columns: table => new
                {
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsLatest = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BeginsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsRevoked = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnreadableRows = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeEntries", x => x.VersionId);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeValues",
                columns: table => new
                {
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeValues", x => new { x.VersionId, x.Place, x.Value });
                });

            migrationBuilder.CreateTable(
                name: "PublicQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeTag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    MayBePublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    SealedPerson = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LongerBecause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: true),
                    PublicTitle = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PublicBody = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DraftedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentBackBecause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TookDays = table.Column<int>(type: "INTEGER", nullable: true),
                    MergedInto = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsShown = table.Column<bool>(type: "INTEGER", nullable: false),
                    Helped = table.Column<int>(type: "INTEGER", nullable: false),
                    DidNotHelp = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuizDraws",
                columns: table => new
                {
                    QuizId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedSeed = table.Column<string>(type: "TEXT", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ListHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WinnerLines = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizDraws", x => x.QuizId);
                });

            migrationBuilder.CreateTable(
                name: "QuizEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuizId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Right = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ContactTag = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SealedContact = table.Column<string>(type: "TEXT", nullable: false),
                    IsInDraw = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadingCounts",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingCounts", x => new { x.ItemId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "SiteRedirects",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContainedId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteRedirects", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressTag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedAddress = table.Column<string>(type: "TEXT", nullable: false),
                    ColumnIds = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Rhythm = table.Column<int>(type: "INTEGER", nullable: false),
                    Warnings = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastLetterAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WarnedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LookedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "VisitRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeTag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedContact = table.Column<string>(type: "TEXT", nullable: false),
                    Host = table.Column<int>(type: "INTEGER", nullable: false),
                    HostName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Street = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Wishes = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Days = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    WantsKit = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AgreedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reached = table.Column<int>(type: "INTEGER", nullable: true),
                    EraseOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityRecords_State",
                table: "ActivityRecords",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_CodeTag",
                table: "ActivitySignUps",
                column: "CodeTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_EraseOn",
                table: "ActivitySignUps",
                column: "EraseOn");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_ItemId_MailTag",
                table: "ActivitySignUps",
                columns: new[] { "ItemId", "MailTag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_ItemId_PhoneTag",
                table: "ActivitySignUps",
                columns: new[] { "ItemId", "PhoneTag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContentImports_UploadedAt",
                table: "ContentImports",
                column: "UploadedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Key",
                table: "Findings",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_MendedAt_Kind",
                table: "Findings",
                columns: new[] { "MendedAt", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_InspectionRuns_EndedAt",
                table: "InspectionRuns",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxLetters_NextAt",
                table: "OutboxLetters",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_ContentType_DueOn",
                table: "ProgrammeEntries",
                columns: new[] { "ContentType", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_ItemId",
                table: "ProgrammeEntries",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_Published",
                table: "ProgrammeEntries",
                columns: new[] { "ContentType", "AtUtc" },
                filter: "\"IsPublished\"");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeValues_Place_Value",
                table: "ProgrammeValues",
                columns: new[] { "Place", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicQuestions_AskedOn",
                table: "PublicQuestions",
                column: "AskedOn");

            migrationBuilder.CreateIndex(
                name: "IX_PublicQuestions_CodeTag",
                table: "PublicQuestions",
                column: "CodeTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicQuestions_IsShown_AnsweredAt",
                table: "PublicQuestions",
                columns: new[] { "IsShown", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicQuestions_State_DueOn",
                table: "PublicQuestions",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_QuizEntries_QuizId_ContactTag",
                table: "QuizEntries",
                columns: new[] { "QuizId", "ContactTag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizEntries_QuizId_IsInDraw",
                table: "QuizEntries",
                columns: new[] { "QuizId", "IsInDraw" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadingCounts_Day",
                table: "ReadingCounts",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_SiteRedirects_MadeAt",
                table: "SiteRedirects",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_AddressTag",
                table: "Subscriptions",
                column: "AddressTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ConfirmedAt_LookedOn",
                table: "Subscriptions",
                columns: new[] { "ConfirmedAt", "LookedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_CodeTag",
                table: "VisitRequests",
                column: "CodeTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_EraseOn",
                table: "VisitRequests",
                column: "EraseOn");

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_State_ReceivedOn",
                table: "VisitRequests",
                columns: new[] { "State", "ReceivedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivityRecords");

            migrationBuilder.DropTable(
                name: "ActivitySignUps");

            migrationBuilder.DropTable(
                name: "ActivityTargets");

            migrationBuilder.DropTable(
                name: "ContentImports");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "InspectionRuns");

            migrationBuilder.DropTable(
                name: "OutboxLetters");

            migrationBuilder.DropTable(
                name: "ProgrammeEntries");

            migrationBuilder.DropTable(
                name: "ProgrammeValues");

            migrationBuilder.DropTable(
                name: "PublicQuestions");

            migrationBuilder.DropTable(
                name: "QuizDraws");

            migrationBuilder.DropTable(
                name: "QuizEntries");

            migrationBuilder.DropTable(
                name: "ReadingCounts");

            migrationBuilder.DropTable(
                name: "SiteRedirects");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropTable(
                name: "VisitRequests");
        }
    }
}
