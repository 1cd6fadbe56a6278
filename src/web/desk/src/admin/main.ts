import { adminTexts } from '@chatrouter/shared/texts/admin';
import { adminBotTexts } from '@chatrouter/shared/texts/adminBot';
import { adminHookTexts } from '@chatrouter/shared/texts/adminHooks';
import { adminInsightTexts } from '@chatrouter/shared/texts/adminInsight';
import { adminListTexts } from '@chatrouter/shared/texts/adminLists';
import { adminRoutingTexts } from '@chatrouter/shared/texts/adminRouting';
import { adminRulesTexts } from '@chatrouter/shared/texts/adminRules';
import { adminSettingTexts } from '@chatrouter/shared/texts/adminSettings';
import { adminShiftTexts } from '@chatrouter/shared/texts/adminShifts';
import { adminSiteTexts } from '@chatrouter/shared/texts/adminSite';
import { adminSystemTexts } from '@chatrouter/shared/texts/adminSystem';
import { adminTeamTexts } from '@chatrouter/shared/texts/adminTeam';
import { distributionTexts } from '@chatrouter/shared/texts/distribution';
import { addTexts } from '../i18n';
import { mountPage } from '../mount';
import AdminApp from './AdminApp.vue';
import '../tables.css';
import './admin.css';

addTexts({
  ...adminTexts,
  ...adminBotTexts,
  ...adminHookTexts,
  ...adminInsightTexts,
  ...adminListTexts,
  ...adminRoutingTexts,
  ...adminRulesTexts,
  ...adminSettingTexts,
  ...adminShiftTexts,
  ...adminSiteTexts,
  ...adminSystemTexts,
  ...adminTeamTexts,
  ...distributionTexts,
});
mountPage(AdminApp, '#admin');
