using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocalP3 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    What = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ItemId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FirstSeen = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeen = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MendedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InspectionRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Pages = table.Column<int>(type: "integer", nullable: false),
                    Found = table.Column<int>(type: "integer", nullable: false),
                    Fresh = table.Column<int>(type: "integer", nullable: false),
                    Mended = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxLetters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublicQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeTag = table.Column<byte[]>(type: "bytea", nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false),
                    DistrictCode = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Body = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    MayBePublic = table.Column<bool>(type: "boolean", nullable: false),
                    SealedPerson = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LongerBecause = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: true),
                    PublicTitle = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    PublicBody = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    DraftedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SentBackBecause = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TookDays = table.Column<int>(type: "integer", nullable: true),
                    MergedInto = table.Column<Guid>(type: "uuid", nullable: true),
                    IsShown = table.Column<bool>(type: "boolean", nullable: false),
                    Helped = table.Column<int>(type: "integer", nullable: false),
                    DidNotHelp = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuizDraws",
                columns: table => new
                {
                    QuizId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Commitment = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SealedSeed = table.Column<string>(type: "text", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Seed = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ListHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WinnerLines = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizDraws", x => x.QuizId);
                });

            migrationBuilder.CreateTable(
                name: "QuizEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuizId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Right = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ContactTag = table.Column<byte[]>(type: "bytea", nullable: true),
                    SealedContact = table.Column<string>(type: "text", nullable: false),
                    IsInDraw = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadingCounts",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingCounts", x => new { x.ItemId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressTag = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedAddress = table.Column<string>(type: "text", nullable: false),
                    ColumnIds = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Rhythm = table.Column<int>(type: "integer", nullable: false),
                    Warnings = table.Column<bool>(type: "boolean", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastLetterAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WarnedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LookedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                });

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
                name: "IX_Subscriptions_AddressTag",
                table: "Subscriptions",
                column: "AddressTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ConfirmedAt_LookedOn",
                table: "Subscriptions",
                columns: new[] { "ConfirmedAt", "LookedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "InspectionRuns");

            migrationBuilder.DropTable(
                name: "OutboxLetters");

            migrationBuilder.DropTable(
                name: "PublicQuestions");

            migrationBuilder.DropTable(
                name: "QuizDraws");

            migrationBuilder.DropTable(
                name: "QuizEntries");

            migrationBuilder.DropTable(
                name: "ReadingCounts");

            migrationBuilder.DropTable(
                name: "Subscriptions");
        }
    }
}
