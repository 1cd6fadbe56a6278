import { adminTexts } from '@chatrouter/shared/texts/admin';
import { adminHookTexts } from '@chatrouter/shared/texts/adminHooks';
import { adminListTexts } from '@chatrouter/shared/texts/adminLists';
import { adminRoutingTexts } from '@chatrouter/shared/texts/adminRouting';
import { adminRulesTexts } from '@chatrouter/shared/texts/adminRules';
import { adminSettingTexts } from '@chatrouter/shared/texts/adminSettings';
import { adminSiteTexts } from '@chatrouter/shared/texts/adminSite';
import { adminTeamTexts } from '@chatrouter/shared/texts/adminTeam';
import { addTexts } from '../i18n';
import { mountPage } from '../mount';
import AdminApp from './AdminApp.vue';
import './admin.css';

addTexts({
  ...adminTexts,
  ...adminHookTexts,
  ...adminListTexts,
  ...adminRoutingTexts,
  ...adminRulesTexts,
  ...adminSettingTexts,
  ...adminSiteTexts,
  ...adminTeamTexts,
});
mountPage(AdminApp, '#admin');
