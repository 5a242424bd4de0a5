/// Names of all words on the screen. The words are in `Sources/CWording/vi.txt` and `en.txt`; a test asserts that
/// every label has both and that no words are left over.
public enum Label: String, Hashable, Sendable, CaseIterable {
  case screenOverview, screenRankings, screenDossiers, screenDirectives, screenIndicators
  case screenSources, screenMeeting, helpScreen, keyUp, keyDown, keyLeft, keyRight, keyPageUp
  case keyPageDown, keyFirst, keyLast, keyEnter, keyBack, keyNextPane, keyPreviousPane, keySearch
  case keyNextMatch, keyPreviousMatch, keyFilter, keySort, keyGroup, keyPreviousPeriod
  case keyNextPeriod, keyIndex, keyMark, keyCompare, keyZoom, keyMore, keyLess, keySource
  case keyFreeze, keyReload, keyMakeStore, keyTheme, keyLanguage, keyBlank, keyHelp, keyPalette
  case keySuspend, keyQuit, helpUp, helpDown, helpLeft, helpRight, helpPageUp, helpPageDown
  case helpFirst, helpLast, helpEnter, helpBack, helpNextPane, helpPreviousPane, helpSearch
  case helpNextMatch, helpPreviousMatch, helpFilter, helpSort, helpGroup, helpPreviousPeriod
  case helpNextPeriod, helpIndex, helpMark, helpCompare, helpZoom, helpMore, helpLess, helpSource
  case helpFreeze, helpReload, helpMakeStore, helpTheme, helpLanguage, helpBlank, helpHelp
  case helpPalette, helpSuspend, helpQuit, helpTitle, helpElsewhere, helpTyping, today
  case builtInData, store, readOnly, live, frozen, frozenWaiting, loading, tooSmall, noticeMatch
  case noticeNoMatch, noticeNoSearch, noticeMarkToCompare, noticeStoreAlready, noticeStoreMade
  case noticeBuiltIn, keyPeriod, overlayRun, overlayScroll, overlayChoose, overlayClose
  case noticeChooseColumn, promptSearch, promptFilter, promptMatches, comparisonTitle
  case chooseHomeTitle, chooseHomeText, sourceTitle, noSource, check, source, statedValue
  case publisher, address, published, read, note, rowNote, place, sheet, row, column, versionSince
  case articles, publishedOn, readOn, afterToday, computedNote, rankingsRank, rankingsProvince
  case rankingsProvinceShort, rankingsUnit, rankingsChangeTop, rankingsVersus, rankingsMainGroup
  case rankingsPillarGroup, rankingsToNext, rankingsToNextShort, rankingsProvinces, rankingsUnits
  case rankingsSomeOf, rankingsWhy, rankingsRankOf, rankingsNoRank, rankingsOtherSource
  case rankingsAboveMean, rankingsBelowMean, rankingsAtMean, rankingsVersusMean
  case rankingsVersusMeanHead, rankingsTiedWith, rankingsBehind, rankingsAhead, rankingsLeads
  case rankingsSum, rankingsAgrees, rankingsDiffers, rankingsKnown, rankingsKnownLong
  case rankingsBand, rankingsProvisional, rankingsMissing, rankingsMainIndices, rankingsMainHeads
  case rankingsPillars, rankingsNeeded, rankingsNeededShort, rankingsPoints, rankingsHistory
  case rankingsBreak, rankingsRanksOfItems, rankingsNoEarlier, rankingsNoLater, rankingsNoFigures
  case rankingsValue, rankingsKind, rankingsComponent, rankingsPillar, rankingsPart
  case rankingsMaximum, rankingsDefinition, rankingsMean, rankingsStatedMean, rankingsBest
  case rankingsPeriod, rankingsBreakReason, rankingsLegendBreak, rankingsLegendRefused
  case rankingsLegendTie, rankingsLegendConflict, rankingsLegendMissing, rankingsComparisonNote
  case rankingsAround, rankingsLineage, rankingsMadeOf, rankingsBecame, rankingsStatements
  case rankingsEditions, editionYear, overviewNotable, overviewNoFigures, overviewNoHome
  case overviewNoPrevious, overviewBelowMean, overviewAboveMean, overviewScore, overviewMean
  case overviewPlaces, overviewSamePlace, overviewNotComparable, overviewUnknownBefore
  case overviewCheck, overviewComparedTo, overviewHistory, overviewGoalWaits, overviewServiceTitle
  case overviewRank, overviewMeanMark, overviewDirectivesTitle, overviewDirectivesOf
  case overviewDirectivesCount, notableBelowMean, notableNextPlace, notableGroupsBelow
  case notableOverdue, notableDueSoon, notableUnknown, notableUnknownLongest, notableMeans
  case notableRanks, stateOverdue, stateDueSoon, stateUnknown, stateAwaiting, stateInTime
  case stateNoDate, stateNoDateShort, stateContinuous, stateContinuousShort, stateDone
  case stateDoneLate, stateDoneLateShort, stateOnHold, stateReturned, stateDropped
  case stateDroppedShort, dueToday, daysLeft, daysPast, directiveKindTask, directiveKindApproval
  case directiveKindAgreement, directiveKindRequestUpward, directiveKindCommendation
  case directiveKindGeneralRequest, directiveKindGoal, directiveProgressNotStarted
  case directiveProgressUnderWay, directiveProgressAwaiting, directiveProgressDone
  case directiveProgressOnHold, directiveProgressReturned, directiveProgressDropped
  case directivesHeadState, directivesHeadDue, directivesHeadDays, directivesHeadDaysShort
  case directivesHeadLead, directivesHeadText, directivesHeadWith, directivesHeadSource
  case directivesLeftWorking, directivesPastWorking, directivesNotNumbered, directivesLeadNone
  case directivesNoDocument, directivesTitleState, directivesTitleLead, directivesTitleDocument
  case directivesTitleDueMonth, directivesTitleDifficulties, directivesCaption
  case directivesCaptionOne, directivesCaptionFiltered, directivesNone, directivesRates
  case directivesRateFinished, directivesRateAll, directivesRateOpen, directivesFewCases
  case directivesGroupCount, directivesContinuousCount, directivesGroupOpen, directivesGroupClose
  case directivesSelected, directivesAssignedOn, directivesDueStated, directivesDueNotStated
  case directivesReading, directivesConnected, directivesConnectedRank, directivesReports
  case directivesNoReport, directivesExtensions, directivesMissed, directivesKnownLater
  case directivePageState, directivePageDue, directivePageReading, directivePageWindow
  case directivePageCounting, directivePageCalendarDays, directivePageWorkingDays
  case directivePageRecurrence, directivePageInstances, directivePageKind, directivePageProvince
  case directivePageLead, directivePageWith, directivePageDocument, directivePageItem
  case directivePageText, directivePageLines, directivePageReports, directivePageExtensions
  case directivePageHistory, directivePageVersion, directivePageNote, directivePageSource
  case directivePageEvidence, directivePageImplied, directivePageNow, directivePageGone
  case directivePageTo, directiveRecursDaily, directiveRecursMonthly, directiveRecursQuarterly
  case directiveRecursYearly, directiveRecursContinuous, directiveRecursNone, directiveRecursDays
  case directiveRecursUntil, directiveRecursAdHoc, directiveReasonOverdue, directiveReasonUnknown
  case directiveReasonDueSoon, directiveReasonInTime, directiveReasonReading
  case directiveReasonBeforeReading, directiveReasonAwaiting, directiveReasonNoDate
  case directiveReasonContinuous, directiveReasonReported, directiveReasonStated
  case difficultiesHeadState, difficultiesHeadDay, difficultiesHeadProvince, difficultiesHeadText
  case difficultiesHeadLink, difficultiesOpen, difficultiesDecided, difficultiesCount
  case difficultiesDecision, difficultiesDecidedOn, difficultiesNone, meetingTitle, meetingCaption
  case meetingKindMeeting, meetingKindDocument, meetingKindMilestone, meetingHeadDay
  case meetingHeadKind, meetingHeadProvince, meetingHeadNumber, meetingHeadTitle, meetingHeadCount
  case meetingHeadCountShort, meetingHeadStated, meetingIssuer, meetingDirectives
  case meetingNoDirectives, meetingNone, meetingMissing, sourcesTitleSources
  case sourcesTitleConflicts, sourcesTitleBatches, sourcesCaption, sourcesKindOfficialTable
  case sourcesKindPortal, sourcesKindPress, sourcesKindArticle, sourcesKindLegalDocument
  case sourcesKindFile, sourcesHeadKind, sourcesHeadPublished, sourcesHeadRead, sourcesHeadTitle
  case sourcesHeadPublisher, sourcesConflictRank, sourcesConflictScore, sourcesConflictMean
  case sourcesConflictOff, sourcesComputed, sourcesNoConflicts, sourcesBatch, sourcesBatchTitle
  case sourcesBatchAuthor, sourcesBatchReason, sourcesBatchTime, sourcesBatchFacts
  case sourcesBatchWithdrawn, sourcesBatchWithdraws, dossiersFamily, dossiersStatements
  case dossiersEmpty, dossiersTotal, dossiersTotalOf, dossiersBandShort, dossiersBandProvisional
  case dossiersBandNote, dossiersAllUnits, dossiersMissingPoints, dossiersBase, dossiersMet
  case dossiersNear, dossiersNotMet, dossiersNoTarget, dossiersFewCases, dossiersNone
  case dossiersNoNumber, dossiersNoCounts, dossiersThreshold, dossiersIdentifier, dossiersMeasure
  case dossiersFormula, dossiersNumerator, dossiersDenominator, dossiersLevelSystem, dossiersBasis
  case dossiersDays, dossiersAsOf, dossiersTarget, dossiersState, dossiersCriterion
  case dossiersPeriod, dossiersAgainstFirst, dossiersLegend, groupProvinces, groupDepartments
  case groupCommunes, groupVerticalAgencies, groupDistricts, groupOthers, indicatorsTitle
  case indicatorsNewest, indicatorsCount, indicatorsNoSort, indicatorsEmpty, indicatorsMissing
  case indicatorsStatedOnly, indicatorsLegend, indicatorsDossiers, indicatorsDocuments
  case indicatorsInfrastructure, indicatorsBudget, indicatorsDatabases, indicatorsFeedback
  case indicatorsPlatforms, indicatorsProducts, indicatorsMeetings, indicatorsPeople
  case indicatorsOther, rankingsProvincesShort, indicatorsMerged

  /// Position among all labels.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices: [Label: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
