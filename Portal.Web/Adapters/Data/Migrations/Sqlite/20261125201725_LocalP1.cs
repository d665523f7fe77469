using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalP1 : Migration
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
                name: "IX_OutboxLetters_NextAt",
                table: "OutboxLetters",
                column: "NextAt");

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
                name: "OutboxLetters");

            migrationBuilder.DropTable(
                name: "VisitRequests");
        }
    }
}
